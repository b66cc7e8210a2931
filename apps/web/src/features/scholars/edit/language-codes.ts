/** Languages that scholars are likely to teach in or speak with patients in: ISO 639-1, and ISO 639-3 where that has none. */
export const languageCodes: readonly string[] =
  'aa ab af ak am ar as ast ay az ba be bg bi bm bn bo br bs ca ceb ch ckb co cs cy da de dv dz ee el en eo es et eu fa ff fi fil fj fo fr fur fy ga gd gl gn gsw gu ha haw he hi hil hmn ho hr ht hu hy id ig ilo is it iu ja jv ka kab kam kg ki kk kl km kn ko kok kr kri ks ku ky la lb lg ln lo lt lu luo lus lv mai mfe mg mh mi mk ml mn mni mos mr ms mt my nah nb nd ne ng nl nn nr nso nv ny oc om or os pa pag pap pl ps pt qu quc rm rn ro ru rw sa sat sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tet tg th ti tk tn to tpi tr ts tt tum tw ty ug uk umb ur uz ve vi war wo xh yo yue za zh zu'.split(
    ' ',
  );
