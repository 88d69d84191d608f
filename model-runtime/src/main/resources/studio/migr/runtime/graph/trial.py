# Whether this library has what the linear parts ask for.
class Trial(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def run(self: __torch__.trial.Trial) -> Tensor:
    w = annotate(Dict[str, Tensor], {})
    w["part.weight"] = torch.ones([32, 32], dtype=15)
    w["part.bias"] = torch.ones([32], dtype=15)
    __torch__.linear.prepare(w, "part")
    return torch.to(__torch__.linear.linear(torch.ones([1, 2, 32], dtype=15), w, "part"), 6)
