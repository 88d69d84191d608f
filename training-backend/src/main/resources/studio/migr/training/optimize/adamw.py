# AdamW (arXiv 1711.05101) with gradients clipped by their common norm.

class AdamW(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  beta1 : float
  beta2 : float
  eps : float
  weight_decay : float
  parameters : List[Tensor]
  means : List[Tensor]
  squares : List[Tensor]
  steps : List[Tensor]

  # The tensors to change, in place; their moments begin at zero.
  def begin(self: __torch__.adamw.AdamW, parameters: List[Tensor]) -> NoneType:
    self.parameters = parameters
    self.means = annotate(List[Tensor], [])
    self.squares = annotate(List[Tensor], [])
    self.steps = annotate(List[Tensor], [])
    for p in parameters:
      # One tensor for both moments: of two equal calls for zeros the compiler may make one, and then they
      # would share their memory.
      both = torch.zero_(torch.stack([torch.detach(p), torch.detach(p)], 0))
      self.means.append(torch.select(both, 0, 0))
      self.squares.append(torch.select(both, 0, 1))
      self.steps.append(torch.zero_(torch.sum(torch.detach(p), dtype=6)))
    return None

  # Goes on where another run stopped: the moments and counts that state() gave.
  def resume(self: __torch__.adamw.AdamW, means: List[Tensor], squares: List[Tensor], steps: List[Tensor]) -> NoneType:
    for i in range(len(self.parameters)):
      torch.copy_(self.means[i], means[i])
      torch.copy_(self.squares[i], squares[i])
      torch.copy_(self.steps[i], steps[i])
    return None

  def state(self: __torch__.adamw.AdamW) -> Tuple[List[Tensor], List[Tensor], List[Tensor]]:
    return (self.means, self.squares, self.steps)

  # One step against the gradients, one for each parameter -> their norm before clipping, []
  # most: the norm that they are scaled down to if they exceed it; then they are changed in place
  def step(self: __torch__.adamw.AdamW, gradients: List[Tensor], rate: float, most: float) -> Tensor:
    norms = torch._foreach_norm(gradients, 2)
    norm = torch.linalg_vector_norm(torch.stack(norms, 0), 2)
    excess = (norm + 9.9999999999999995e-07) / most
    scale = annotate(Optional[Tensor], None)
    if bool(excess > 1.):
      scale = excess
    torch._foreach_add_(self.steps, 1)
    torch._fused_adamw_(self.parameters, gradients, self.means, self.squares, annotate(List[Tensor], []), self.steps, lr=rate, beta1=self.beta1, beta2=self.beta2, weight_decay=self.weight_decay, eps=self.eps, amsgrad=False, maximize=False, grad_scale=scale)
    return norm
