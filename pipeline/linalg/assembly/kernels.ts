/**
 * Inner loops in AssemblyScript, compiled to WebAssembly with SIMD (`npm run kernels`). Each sum is taken in single precision
 * in the order of the index, one lane a sum, or in integers, so that plain JavaScript which rounds in the same places gives
 * the same bits.
 */

/**
 * Inner products of `rows` rows of `a` (rows x d) with the columns of `bt` (d x width): out is rows x width. `rows` is a
 * multiple of 4 and `width` of 8; all are single precision at the addresses given.
 */
export function products(a: usize, rows: i32, d: i32, bt: usize, width: i32, out: usize): void {
  const stride = (<usize>d) << 2;
  const line = (<usize>width) << 2;
  for (let i = 0; i < rows; i += 4) {
    const a0 = a + <usize>i * stride;
    const a1 = a0 + stride;
    const a2 = a1 + stride;
    const a3 = a2 + stride;
    const o0 = out + <usize>i * line;
    for (let j: usize = 0; j < line; j += 32) {
      let s00 = f32x4.splat(0);
      let s01 = s00;
      let s10 = s00;
      let s11 = s00;
      let s20 = s00;
      let s21 = s00;
      let s30 = s00;
      let s31 = s00;
      let b = bt + j;
      for (let t: usize = 0; t < stride; t += 4) {
        const b0 = v128.load(b);
        const b1 = v128.load(b, 16);
        b += line;
        const x0 = v128.load32_splat(a0 + t);
        s00 = f32x4.add(s00, f32x4.mul(x0, b0));
        s01 = f32x4.add(s01, f32x4.mul(x0, b1));
        const x1 = v128.load32_splat(a1 + t);
        s10 = f32x4.add(s10, f32x4.mul(x1, b0));
        s11 = f32x4.add(s11, f32x4.mul(x1, b1));
        const x2 = v128.load32_splat(a2 + t);
        s20 = f32x4.add(s20, f32x4.mul(x2, b0));
        s21 = f32x4.add(s21, f32x4.mul(x2, b1));
        const x3 = v128.load32_splat(a3 + t);
        s30 = f32x4.add(s30, f32x4.mul(x3, b0));
        s31 = f32x4.add(s31, f32x4.mul(x3, b1));
      }
      let o = o0 + j;
      v128.store(o, s00);
      v128.store(o, s01, 16);
      o += line;
      v128.store(o, s10);
      v128.store(o, s11, 16);
      o += line;
      v128.store(o, s20);
      v128.store(o, s21, 16);
      o += line;
      v128.store(o, s30);
      v128.store(o, s31, 16);
    }
  }
}

/**
 * For each of `rows` rows the centre whose product with it, less `less`, is largest, the first of equals, and how far the next is
 * below it, all in integers. Rows stand four by four and centres eight by eight, as `together` puts them, of `d` columns.
 * `rows` is a multiple of 4 and `width` of 8; `less` is the largest number there is where no centre is, `scores` has room for
 * 4 x width.
 */
export function nearest(
  a: usize,
  rows: i32,
  d: i32,
  centres: usize,
  width: i32,
  less: usize,
  scores: usize,
  best: usize,
  gap: usize,
): void {
  const line = (<usize>width) << 2;
  const four = (<usize>((d + 1) >> 1)) << 4;
  let end = a;
  for (let i = 0; i < rows; i += 4) {
    const start = end;
    end += four;
    let b = centres;
    for (let j: usize = 0; j < line; j += 32) {
      const l0 = v128.load(less + j);
      const l1 = v128.load(less + j, 16);
      let s00 = i32x4.neg(l0);
      let s01 = i32x4.neg(l1);
      let s10 = s00;
      let s11 = s01;
      let s20 = s00;
      let s21 = s01;
      let s30 = s00;
      let s31 = s01;
      for (let p = start; p < end; p += 16) {
        const b0 = v128.load(b);
        const b1 = v128.load(b, 16);
        b += 32;
        const x0 = v128.load32_splat(p);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(x0, b0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(x0, b1));
        const x1 = v128.load32_splat(p, 4);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(x1, b0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(x1, b1));
        const x2 = v128.load32_splat(p, 8);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(x2, b0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(x2, b1));
        const x3 = v128.load32_splat(p, 12);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(x3, b0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(x3, b1));
      }
      let o = scores + j;
      v128.store(o, s00);
      v128.store(o, s01, 16);
      o += line;
      v128.store(o, s10);
      v128.store(o, s11, 16);
      o += line;
      v128.store(o, s20);
      v128.store(o, s21, 16);
      o += line;
      v128.store(o, s30);
      v128.store(o, s31, 16);
    }
    for (let r: usize = 0; r < 4; r++) {
      const at = (<usize>i + r) << 2;
      largest(scores + r * line, line, best + at, gap + at);
    }
  }
}

/**
 * Rows as `nearest` wants them: `rows` of `a` (rows x d) times `scale`, each number rounded to the nearest of 16 bits, halves away
 * from 0. Of each `count` rows the first two columns of all stand together, then the next two, with a 0 behind an odd number
 * of them; what there is room for beyond the last row stays as it is.
 */
export function together(a: usize, rows: i32, d: i32, scale: f32, count: i32, to: usize): void {
  const stride = (<usize>d) << 2;
  const step = (<usize>count) << 2;
  const all = <usize>((d + 1) >> 1) * step;
  for (let i = 0; i < rows; i++) {
    const place = to + <usize>(i / count) * all + ((<usize>(i % count)) << 2);
    rounded(a + <usize>i * stride, d, scale, place, step);
  }
}

/**
 * Writes one row: two numbers at `pairs`, the next two `step` bytes further, and so on. None may be beyond 16 bits, where eight at a
 * time stay at the largest and single ones do not.
 */
function rounded(row: usize, d: i32, scale: f32, pairs: usize, step: usize): void {
  const half = f32x4.splat(0.5);
  const sign = i32x4.splat(-2147483648);
  const by = f32x4.splat(scale);
  const end = row + ((<usize>d) << 2);
  let at = row;
  let to = pairs;
  for (; at + 32 <= end; at += 32) {
    const low = f32x4.mul(v128.load(at), by);
    const high = f32x4.mul(v128.load(at, 16), by);
    const eight = i16x8.narrow_i32x4_s(
      i32x4.trunc_sat_f32x4_s(f32x4.add(low, v128.or(half, v128.and(low, sign)))),
      i32x4.trunc_sat_f32x4_s(f32x4.add(high, v128.or(half, v128.and(high, sign)))),
    );
    v128.store32_lane(to, eight, 0);
    to += step;
    v128.store32_lane(to, eight, 1);
    to += step;
    v128.store32_lane(to, eight, 2);
    to += step;
    v128.store32_lane(to, eight, 3);
    to += step;
  }
  for (; at < end; at += 8, to += step) {
    store<i16>(to, whole(at, scale));
    store<i16>(to, at + 4 < end ? whole(at + 4, scale) : 0, 2);
  }
}

function whole(at: usize, scale: f32): i16 {
  const value = load<f32>(at) * scale;
  return <i16>(<i32>(value + (value < 0 ? <f32>-0.5 : <f32>0.5)));
}

/** Where the largest of `line` bytes of integers is, the first of equals, and how far the next is below it. */
function largest(scores: usize, line: usize, best: usize, gap: usize): void {
  // In each lane the largest of every fourth, where it is, and the next.
  let most = i32x4.splat(i32.MIN_VALUE);
  let next = most;
  let at = i32x4.splat(0);
  let here = i32x4(0, 1, 2, 3);
  for (let p: usize = 0; p < line; p += 16) {
    const score = v128.load(scores + p);
    at = v128.bitselect(here, at, i32x4.gt_s(score, most));
    next = i32x4.max_s(next, i32x4.min_s(score, most));
    most = i32x4.max_s(most, score);
    here = i32x4.add(here, i32x4.splat(4));
  }
  // Lanes against lanes, first in pairs: the largest of both, of equal ones the first, and what is next of both.
  let other = i32x4.shuffle(most, most, 1, 0, 3, 2);
  let there = i32x4.shuffle(at, at, 1, 0, 3, 2);
  let isOther = v128.or(i32x4.gt_s(other, most), v128.and(i32x4.eq(other, most), i32x4.lt_s(there, at)));
  next = i32x4.max_s(i32x4.max_s(next, i32x4.shuffle(next, next, 1, 0, 3, 2)), i32x4.min_s(other, most));
  at = v128.bitselect(there, at, isOther);
  most = i32x4.max_s(most, other);
  other = i32x4.shuffle(most, most, 2, 3, 0, 1);
  there = i32x4.shuffle(at, at, 2, 3, 0, 1);
  isOther = v128.or(i32x4.gt_s(other, most), v128.and(i32x4.eq(other, most), i32x4.lt_s(there, at)));
  next = i32x4.max_s(i32x4.max_s(next, i32x4.shuffle(next, next, 2, 3, 0, 1)), i32x4.min_s(other, most));
  at = v128.bitselect(there, at, isOther);
  most = i32x4.max_s(most, other);
  store<i32>(best, i32x4.extract_lane(at, 0));
  store<u32>(gap, i32x4.extract_lane(most, 0) - i32x4.extract_lane(next, 0));
}

/**
 * For each row of `a` (rows x d) the squared distance to its nearest centre if one more is chosen, for every candidate: those are
 * the columns of `bt` (d x width). `lengths` and `others` are the squared lengths of rows and candidates, `nearest` the squared
 * distances so far; `after` (rows x width) takes the new ones, `sums` their sums in double precision in the order of the
 * rows. A distance of at most `close` is taken anew from the differences. `width` is a multiple of 8, rows are read four at
 * a time, `dots` has room for 4 x width.
 */
export function nearer(
  a: usize,
  rows: i32,
  d: i32,
  bt: usize,
  width: i32,
  lengths: usize,
  others: usize,
  close: f32,
  nearest: usize,
  dots: usize,
  after: usize,
  sums: usize,
): void {
  const line = (<usize>width) << 2;
  for (let j: usize = 0; j < line << 1; j += 16) v128.store(sums + j, f64x2.splat(0));
  const bound = f32x4.splat(close);
  for (let i = 0; i < rows; i++) {
    const row = a + ((<usize>i * <usize>d) << 2);
    if ((i & 3) === 0) products(row, 4, d, bt, width, dots);
    const own = dots + <usize>(i & 3) * line;
    const length = v128.load32_splat(lengths + ((<usize>i) << 2));
    const least = v128.load32_splat(nearest + ((<usize>i) << 2));
    const to = after + <usize>i * line;
    for (let j: usize = 0; j < line; j += 16) {
      const dot = v128.load(own + j);
      let distance = f32x4.sub(f32x4.add(length, v128.load(others + j)), f32x4.add(dot, dot));
      if (v128.any_true(f32x4.le(distance, bound))) distance = apart(row, d, bt + j, line, distance, close);
      distance = f32x4.pmin(least, distance);
      v128.store(to + j, distance);
      const sum = sums + (j << 1);
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.promote_low_f32x4(distance)));
      const high = i32x4.shuffle(distance, distance, 2, 3, 2, 3);
      v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.promote_low_f32x4(high)), 16);
    }
  }
}

/** Squared distances of one row to four columns, those of at most `close` taken from the differences in double precision. */
function apart(row: usize, d: i32, bt: usize, line: usize, known: v128, close: f32): v128 {
  let distances = known;
  for (let lane: usize = 0; lane < 4; lane++) {
    if (f32x4.extract_lane(distances, 0) <= close) {
      let sum: f64 = 0;
      for (let t = 0; t < d; t++) {
        const difference =
          <f64>load<f32>(row + ((<usize>t) << 2)) - <f64>load<f32>(bt + (lane << 2) + <usize>t * line);
        sum += difference * difference;
      }
      distances = f32x4.replace_lane(distances, 0, <f32>sum);
    }
    distances = i32x4.shuffle(distances, distances, 1, 2, 3, 0);
  }
  return distances;
}

/**
 * Sparse rows times a dense matrix: row i of `out` (rows x width) is the sum of `values[p]` times row `columns[p]` of `b`, p from
 * `start[i]` to `start[i + 1]`, in that order. `width` is a multiple of 8.
 */
export function sparseProducts(
  start: usize,
  rows: i32,
  columns: usize,
  values: usize,
  b: usize,
  width: i32,
  out: usize,
): void {
  const line = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    const from = (<usize>load<u32>(start + ((<usize>i) << 2))) << 2;
    const to = (<usize>load<u32>(start + ((<usize>i) << 2), 4)) << 2;
    const o = out + <usize>i * line;
    let j: usize = 0;
    for (; j + 96 <= line; j += 96) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let s4 = s0;
      let s5 = s0;
      for (let p = from; p < to; p += 4) {
        const row = b + <usize>load<u32>(columns + p) * line + j;
        const v = v128.load32_splat(values + p);
        s0 = f32x4.add(s0, f32x4.mul(v, v128.load(row)));
        s1 = f32x4.add(s1, f32x4.mul(v, v128.load(row, 16)));
        s2 = f32x4.add(s2, f32x4.mul(v, v128.load(row, 32)));
        s3 = f32x4.add(s3, f32x4.mul(v, v128.load(row, 48)));
        s4 = f32x4.add(s4, f32x4.mul(v, v128.load(row, 64)));
        s5 = f32x4.add(s5, f32x4.mul(v, v128.load(row, 80)));
      }
      v128.store(o + j, s0);
      v128.store(o + j, s1, 16);
      v128.store(o + j, s2, 32);
      v128.store(o + j, s3, 48);
      v128.store(o + j, s4, 64);
      v128.store(o + j, s5, 80);
    }
    for (; j < line; j += 32) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      for (let p = from; p < to; p += 4) {
        const row = b + <usize>load<u32>(columns + p) * line + j;
        const v = v128.load32_splat(values + p);
        s0 = f32x4.add(s0, f32x4.mul(v, v128.load(row)));
        s1 = f32x4.add(s1, f32x4.mul(v, v128.load(row, 16)));
      }
      v128.store(o + j, s0);
      v128.store(o + j, s1, 16);
    }
  }
}

/**
 * The transpose of sparse rows times what the rows are times a dense matrix, added to `out`: for row i, y is the sum of
 * `values[p]` times row `columns[p]` of `b`, and then `values[p]` times y is added to row `columns[p]` of `out`, each in the
 * order of p. `b` and `out` have rows of `width`, a multiple of 8; `y` has room for one.
 */
export function sparseGram(
  start: usize,
  rows: i32,
  columns: usize,
  values: usize,
  b: usize,
  width: i32,
  y: usize,
  out: usize,
): void {
  const line = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    const own = start + ((<usize>i) << 2);
    sparseProducts(own, 1, columns, values, b, width, y);
    const from = (<usize>load<u32>(own)) << 2;
    const to = (<usize>load<u32>(own, 4)) << 2;
    let j: usize = 0;
    for (; j + 96 <= line; j += 96) {
      const y0 = v128.load(y + j);
      const y1 = v128.load(y + j, 16);
      const y2 = v128.load(y + j, 32);
      const y3 = v128.load(y + j, 48);
      const y4 = v128.load(y + j, 64);
      const y5 = v128.load(y + j, 80);
      for (let p = from; p < to; p += 4) {
        const row = out + <usize>load<u32>(columns + p) * line + j;
        const v = v128.load32_splat(values + p);
        v128.store(row, f32x4.add(v128.load(row), f32x4.mul(v, y0)));
        v128.store(row, f32x4.add(v128.load(row, 16), f32x4.mul(v, y1)), 16);
        v128.store(row, f32x4.add(v128.load(row, 32), f32x4.mul(v, y2)), 32);
        v128.store(row, f32x4.add(v128.load(row, 48), f32x4.mul(v, y3)), 48);
        v128.store(row, f32x4.add(v128.load(row, 64), f32x4.mul(v, y4)), 64);
        v128.store(row, f32x4.add(v128.load(row, 80), f32x4.mul(v, y5)), 80);
      }
    }
    for (; j < line; j += 32) {
      const y0 = v128.load(y + j);
      const y1 = v128.load(y + j, 16);
      for (let p = from; p < to; p += 4) {
        const row = out + <usize>load<u32>(columns + p) * line + j;
        const v = v128.load32_splat(values + p);
        v128.store(row, f32x4.add(v128.load(row), f32x4.mul(v, y0)));
        v128.store(row, f32x4.add(v128.load(row, 16), f32x4.mul(v, y1)), 16);
      }
    }
  }
}

/**
 * Adds each of `rows` rows of `a` (rows x d) to the sum of its group, in the order of the rows: `sums` is groups x d in double
 * precision, `group` has the number of each row's.
 */
export function addRows(a: usize, rows: i32, d: i32, group: usize, sums: usize): void {
  const stride = (<usize>d) << 2;
  const whole = stride & ~15;
  for (let i = 0; i < rows; i++) {
    const row = a + <usize>i * stride;
    const to = sums + ((<usize>load<i32>(group + ((<usize>i) << 2)) * stride) << 1);
    let t: usize = 0;
    for (; t < whole; t += 16) {
      const values = v128.load(row + t);
      const o = to + (t << 1);
      v128.store(o, f64x2.add(v128.load(o), f64x2.promote_low_f32x4(values)));
      const high = i32x4.shuffle(values, values, 2, 3, 2, 3);
      v128.store(o, f64x2.add(v128.load(o, 16), f64x2.promote_low_f32x4(high)), 16);
    }
    for (; t < stride; t += 4) {
      const o = to + (t << 1);
      store<f64>(o, load<f64>(o) + <f64>load<f32>(row + t));
    }
  }
}

/**
 * Inner products of every pair of columns of `a` (rows x d), in double precision in the order of the rows: `out` is d x d, of
 * which the part on and below the diagonal is added to. `rows` is a multiple of 4, `d` of 2; `wide` has room for 4 rows in
 * double precision.
 */
export function gram(a: usize, rows: i32, d: i32, wide: usize, out: usize): void {
  const line = (<usize>d) << 3;
  const w1 = wide + line;
  const w2 = w1 + line;
  const w3 = w2 + line;
  for (let i = 0; i < rows; i += 4) {
    const from = a + <usize>i * (line >> 1);
    for (let t: usize = 0; t < line << 1; t += 4) store<f64>(wide + (t << 1), <f64>load<f32>(from + t));
    for (let p: usize = 0; p < line; p += 8) {
      const x0 = v128.load64_splat(wide + p);
      const x1 = v128.load64_splat(w1 + p);
      const x2 = v128.load64_splat(w2 + p);
      const x3 = v128.load64_splat(w3 + p);
      const to = out + (p >> 3) * line;
      for (let q: usize = 0; q <= p; q += 16) {
        let sum = v128.load(to + q);
        sum = f64x2.add(sum, f64x2.mul(x0, v128.load(wide + q)));
        sum = f64x2.add(sum, f64x2.mul(x1, v128.load(w1 + q)));
        sum = f64x2.add(sum, f64x2.mul(x2, v128.load(w2 + q)));
        sum = f64x2.add(sum, f64x2.mul(x3, v128.load(w3 + q)));
        v128.store(to + q, sum);
      }
    }
  }
}
