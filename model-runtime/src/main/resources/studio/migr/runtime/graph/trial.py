# Whether a linear operator computes rightly here, and how fast it reads weights.
#
# N outputs, K inputs; type: the data type of the weights as they come
class Trial(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  parts : Dict[str, Tensor]

  # The largest error in shares of the largest result, for one, some and many positions. Some rows are as large as
  # bytes can be: processors without an instruction for them overflow there.
  def error(self: __torch__.trial.Trial, type: int) -> Tensor:
    N, K = 160, 512
    column = torch.to(torch.arange(0, K, dtype=4), 6)
    weight = torch.sin(torch.outer(torch.to(torch.arange(0, N, dtype=4), 6) + 1., column))
    torch.fill_(weight[0], 1.)
    torch.fill_(weight[1], -1.)
    w = annotate(Dict[str, Tensor], {})
    w["part.weight"] = torch.to(weight, type)
    w["part.bias"] = torch.to(torch.ones([N]), type)
    __torch__.linear.prepare(w, "part")
    errors = annotate(List[Tensor], [])
    for T in [1, 3, 40]:
      x = torch.cos(torch.outer(torch.to(torch.arange(0, T, dtype=4), 6), column)).view([1, T, K])
      expected = torch.linear(x, weight, torch.ones([N]))
      found = torch.to(__torch__.linear.linear(x, w, "part"), 6)
      errors.append(torch.amax(torch.abs(found - expected)) / torch.amax(torch.abs(expected)))
    return torch.amax(torch.stack(errors, 0))

  # Weights to be read; no cache holds them all.
  def load(self: __torch__.trial.Trial, type: int, copies: int) -> NoneType:
    for i in range(copies):
      self.parts[str(i) + ".weight"] = torch.full([4096, 2048], 0.5 + i, dtype=type)
      __torch__.linear.prepare(self.parts, str(i))
    return None

  # Some positions through all of them.
  def read(self: __torch__.trial.Trial, positions: int, copies: int) -> Tensor:
    x = torch.ones([1, positions, 2048])
    all = annotate(List[Tensor], [])
    for i in range(copies):
      all.append(torch.to(__torch__.linear.linear(x, self.parts, str(i)), 6))
    return all[-1]
