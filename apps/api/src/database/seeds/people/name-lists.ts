/** Names for regions that faker has no list of, in Latin letters as people there write them in English. */
export interface NameList {
  given: readonly string[];
  family: readonly string[];
}

const list = (given: string, family: string): NameList => ({ given: given.split(' '), family: family.split(' ') });

export const nameLists = {
  eastAfrica: list(
    'Achieng Amani Baraka Wanjiru Njeri Kamau Otieno Atieno Makena Mwangi Zawadi Juma Neema Faraja Nyambura Kiprono Chebet Rehema Imani Wambui Odhiambo Akinyi Tumaini Joseph Grace Esther Daniel Mercy Peter Ruth Samuel Faith',
    'Odhiambo Kimani Mutua Wanjala Cheruiyot Njoroge Mwakyusa Okello Namutebi Ssemakula Mugisha Nakato Byaruhanga Ntare Uwimana Habimana Mukamana Mushi Massawe Mollel Kariuki Muthoni Ochieng Barasa Rotich Kiplagat Tumusiime Nabirye Mwesigwa Achola Langat Wekesa',
  ),
  westAfrica: list(
    'Kwame Ama Kojo Abena Yaw Akosua Efua Kofi Adwoa Fatou Mariama Ousmane Ibrahima Aissatou Moussa Aminata Seydou Kadiatou Alassane Ramata Bintou Boubacar Awa Cheikh Salimata Lamine Mamadou Rokia Issa Nana Emmanuel Patience',
    'Mensah Owusu Boateng Asante Agyeman Diallo Traore Keita Coulibaly Ouedraogo Sow Ba Diop Ndiaye Fall Camara Conteh Kamara Sesay Koroma Toure Cisse Kone Sanogo Zongo Kabore Amoah Addo Quaye Jallow Ceesay Sanneh',
  ),
  centralSouthernAfrica: list(
    'Chipo Tendai Rudo Tatenda Farai Nomsa Themba Sipho Lindiwe Bongani Mutale Chanda Mwila Kondwani Chikondi Thandiwe Tiyamike Joao Esperanca Antonio Celeste Jean-Paul Beatrice Clementine Dieudonne Espoir Prisca Gaston Lerato Palesa Thabo Naledi',
    'Moyo Ndlovu Sibanda Chikwanda Mutasa Banda Phiri Mwale Tembo Zulu Nkosi Dlamini Mokoena Molefe Ilunga Mbuyi Tshibangu Mukendi Kalala Ngoma Mabiala Bemba Dos-Santos Machava Sitoe Cossa Nhantumbo Rakoto Andriamana Ramanana Chirwa Gondwe',
  ),
  hornOfAfrica: list(
    'Abebe Selam Tigist Dawit Hana Yonas Meron Bekele Almaz Kidane Saba Tesfaye Rahel Girma Hiwot Mulugeta Asha Abdi Fadumo Hodan Khalid Sagal Yusuf Ayaan Eyob Senait Tsegaye Lulit Nasir Idil Samrawit Biniam',
    'Tadesse Haile Gebremedhin Wolde Alemu Bekele Tesfaye Kebede Mengistu Negash Asfaw Desta Abdullahi Warsame Farah Hersi Jama Duale Mohamud Osman Gebreyes Tekle Berhane Araya Mehari Fikre Demissie Lemma Worku Yimer Aden Guled',
  ),
  arab: list(
    'Ahmed Fatima Mohammed Aisha Omar Layla Khalid Noor Youssef Salma Hassan Mariam Ali Huda Tariq Rania Faisal Dina Sami Amal Nabil Hanan Karim Yasmin Ziad Reem Mahmoud Lina Walid Samar Bilal Ghada',
    'Al-Harbi Al-Otaibi Al-Qahtani Al-Shehri Hassan Mansour Khoury Haddad Nasser Saleh Farouk El-Sayed Abdelrahman Ben-Youssef Trabelsi Bouzid Benali Haddadi Al-Rashid Al-Mutairi Darwish Khalil Saad Hamdan Zidan Awad Sabbagh Nassar Qasim Al-Jaber Al-Hashimi Barakat',
  ),
  southAsia: list(
    'Aarav Priya Rohan Ananya Vikram Kavita Sanjay Meera Arjun Deepa Nikhil Lakshmi Rahul Sunita Anil Pooja Suresh Divya Kiran Shreya Imran Ayesha Bilal Sana Hamza Nadia Farhan Rabia Tashi Pema Dinesh Nimali',
    'Sharma Patel Iyer Nair Reddy Gupta Mukherjee Banerjee Chatterjee Rao Menon Kulkarni Desai Singh Kaur Khan Malik Qureshi Siddiqui Chaudhry Perera Fernando Silva Jayawardena Dorji Wangchuk Rahman Hossain Chowdhury Islam Joshi Verma',
  ),
  southeastAsia: list(
    'Maria Jose Angelica Ramon Siti Ahmad Nurul Hafiz Wei Mei-Ling Jun Aung Thida Somchai Siriporn Nattaya Sokha Dara Bopha Phouthone Minh Lan Putri Agus Dewi Budi Kristine Paolo Grace Faizal Aisyah Khin',
    'Santos Reyes Cruz Bautista Garcia-Lim Dela-Cruz Aquino Mendoza Tan Lim Wong Lee Abdullah Ismail Rahim Osman Win Htun Thein Chea Sok Phan Nguyen Tran Wijaya Santoso Hartono Suwannarat Chaiyasit Vongsa Villanueva Ramos',
  ),
  japan: list(
    'Haruto Yui Sota Hina Yuto Aoi Ren Sakura Kaito Mio Takumi Rin Daiki Emi Kenji Naoko Hiroshi Yumi Takashi Keiko Shinji Mariko Satoshi Ayumi Kazuki Chihiro Tomoko Ryo Akiko Makoto Junko Noriko',
    'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Saito Mori Ikeda Hashimoto Ogawa Ishikawa Okada Hasegawa Fujita Goto Murakami Endo Aoki',
  ),
  korea: list(
    'Min-jun Seo-yeon Ji-ho Ha-eun Do-yun Ji-woo Joon-ho Soo-jin Hyun-woo Eun-ji Sung-min Yuna Jae-hyun Min-seo Tae-yang Hye-jin Young-ho Mi-kyung Dong-hyun Ji-eun Kyung-soo Na-rae Sang-hoon Bo-ra Chul-soo Eun-hye Woo-jin Yoon-ah Seung-ho Hee-young In-sook Jin-ah',
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon Son Yang Bae Baek Heo Nam Shim Noh Ha',
  ),
  china: list(
    'Wei Fang Jing Lei Yan Jun Xia Ming Li Hong Tao Na Qiang Xin Yu Hui Chen Lan Peng Ying Bo Jie Xue Hao Mei Feng Rui Yun Zhen Kai Qing Ning',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng Zeng Xiao',
  ),
  iran: list(
    'Ali Sara Reza Maryam Hossein Zahra Amir Niloufar Mehdi Leila Arash Shirin Babak Nasrin Kamran Parisa Farhad Roya Navid Samira Payam Azadeh Kaveh Mina Omid Laleh Siamak Golnaz Bahram Ziba Cyrus Taraneh',
    'Ahmadi Hosseini Mohammadi Rezaei Karimi Rahimi Moradi Jafari Hashemi Ebrahimi Kazemi Sadeghi Mousavi Ghorbani Heidari Najafi Shirazi Tehrani Farahani Bahrami Rostami Azizi Daneshvar Kamali Nouri Vaziri Zand Pakravan Sohrabi Amini Javadi Tabrizi',
  ),
  caribbean: list(
    'Marcia Delroy Shanelle Andre Keisha Winston Natalie Trevor Simone Desmond Camille Leroy Renee Curtis Althea Garfield Tamika Roland Yvette Errol Giselle Kelvin Marlon Denise Lisette Jean-Claude Mirlande Emmanuel Nadege Frantz Anaïs Joël',
    'Campbell Brown Williams Clarke Gordon Bennett Thompson Baptiste Joseph Charles Pierre Jean-Louis Toussaint Francois Ramdin Mohammed Singh Ali Persaud Braithwaite Greenidge Walcott Holder Forde Mitchell Grant Reid Morgan Ferguson Rolle Cadet Dorval',
  ),
  pacific: list(
    'Sione Mele Tevita Ana Sefo Lupe Viliame Litia Josefa Salote Manu Talia Iosefa Sina Tama Moana Ratu Adi Paulo Vaisigano Kini Losana Aperahama Hine Rawiri Mere Toma Elisapeta Mosese Unaisi Peni Lavinia',
    'Tuilagi Faleolo Vakalala Tupou Fonoti Leota Seruvatu Naivalu Bola Tamanikaiwaimaro Folau Havili Moala Latu Mataele Tavita Fuimaono Aiono Koroi Waqa Vuki Ravuvu Tamihana Ngata Parata Walker Kere Siale Lolo Pita Kalo Tari',
  ),
  easternEurope: list(
    'Olena Dmytro Iryna Andrii Natalia Maksym Svitlana Ivan Marta Bohdan Jana Marek Katarina Tomas Eva Petra Milan Jelena Nikola Ivana Marko Ana Luka Elira Arben Bojan Dragana Stefan Maria Georgi Elena Victor',
    'Shevchenko Kovalenko Bondarenko Tkachenko Melnyk Kravets Novak Horvat Kovac Jovanovic Petrovic Nikolic Ivanov Petrov Dimitrov Georgieva Popescu Ionescu Hoxha Berisha Gashi Markovic Babic Juric Kucera Dvorak Svoboda Nagy Szabo Kiss Novik Sidorov',
  ),
  centralAsia: list(
    'Aigerim Nurlan Dana Askar Gulnara Timur Madina Bekzat Zarina Rustam Dilnoza Jamshid Feruza Otabek Ainura Azamat Cholpon Farrukh Mehrangiz Nilufar Saule Yerlan Kamila Davron Aziza Sanjar Botir Gulbahar Maral Oraz Nodira Bakyt',
    'Abdrakhmanov Akhmetova Karimov Rakhimova Yusupov Saidova Nazarov Ismoilova Toktogulova Asanov Bekova Suleimenov Zhumabayeva Ospanov Sharipov Mirzoeva Rahmonov Kurbanova Ergashev Tursunova Atayev Berdiyeva Kasymov Umarova Alimov Dosanova Ibraimov Sadykova Mamedov Aliyeva Huseynov Guliyeva',
  ),
} as const;
export type NameListName = keyof typeof nameLists;
