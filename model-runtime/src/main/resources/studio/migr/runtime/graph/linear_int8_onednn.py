# y = x W^T + b, with W as signed bytes and one scale for each of its rows: only the weights are rounded, to 1/127 of
# the largest of their row. oneDNN multiplies bytes by bytes, so each row of x becomes two rows of bytes, its coarse
# part and 254 times what that leaves. The weights are read once for both, and together they keep x to 1/64516 of its
# largest value, finer than bfloat16 keeps that value.
#
# T rows of x, N outputs
#
# x [..., in], weight [out, in] -> [..., out] in float32
def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  scales = w[name + ".scale"]
  rows = torch.to(x, 6).reshape([-1, x.size(-1)])
  unit = torch.clamp(torch.amax(torch.abs(rows), [-1], True), 1.0000000000000000e-30) / 127.               # [T,1]
  coarse = torch.add(rows / unit, 128.5)                                    # 1.5 … 255.5, its whole part is the byte
  fine = torch.add(torch.frac(coarse) * 254., 1.5)
  bytes = torch.to(torch.cat([coarse, fine], 0), 0)                                                        # [2*T,in]
  none = annotate(List[Optional[number]], [])
  both = ops.onednn.qlinear_pointwise(bytes, 1., 128, w[name + ".weight"], scales, w[name + ".zero"], None, 1., 0, 6, "none", none, "")
  T = rows.size(0)
  y = torch.add(torch.narrow(both, 0, 0, T), torch.narrow(both, 0, T, T), alpha=0.003937007874015748) * unit
  if (name + ".bias") in w:
    y = y + w[name + ".bias"]
  return y.view(torch.slice(x.size(), 0, -1) + [y.size(-1)])

# Makes a weight ready for the above, some rows at a time: in float32 the largest would take gigabytes.
def prepare(w: Dict[str, Tensor], name: str) -> NoneType:
  weight = w[name + ".weight"]
  scale = torch.clamp(torch.to(torch.amax(torch.abs(weight), [1]), 6) / 127., 1.0000000000000000e-30)
  bytes = torch.empty([weight.size(0), weight.size(1)], dtype=1)
  for at in range(0, weight.size(0), 4096):
    rows = torch.slice(weight, 0, at, at + 4096)
    torch.copy_(torch.slice(bytes, 0, at, at + 4096), torch.round(torch.to(rows, 6) / torch.unsqueeze(torch.slice(scale, 0, at, at + 4096), 1)))
  w[name + ".weight"] = ops.onednn.qlinear_prepack(bytes, None)
  w[name + ".scale"] = scale
  w[name + ".zero"] = torch.zeros([1], dtype=4)
  return None
