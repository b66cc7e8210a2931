/** Room for twice as many, so that growing costs little each time. */
export const grown = (numbers: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(length, numbers.length * 2));
  larger.set(numbers);
  return larger;
};
