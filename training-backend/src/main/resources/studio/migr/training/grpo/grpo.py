# Group relative policy optimisation (arXiv 2402.03300), with the losses of DAPO (arXiv 2503.14476) and
# Dr. GRPO (arXiv 2503.20783).
#
# Letters: g groups, G answers of a group, N = g * G answers, T tokens of the longest answer.
# mask [N,T] is 1 where an answer has a token.

# How much better each answer was than its group's. rewards [g,G] -> [N]
def advantages(rewards: Tensor, epsilon: Tensor) -> Tensor:
  mean = torch.mean(rewards, [1], True)
  spread = torch.std(rewards, [1], True, True)                                   # divided by G - 1
  return torch.flatten((rewards - mean) / (spread + epsilon))

# The k3 estimate of the divergence from the reference model, token by token. Log-probabilities [N,T]
def divergence(new: Tensor, reference: Tensor) -> Tensor:
  gap = reference - new
  return torch.exp(gap) - gap - 1

# What each token costs. new, old, reference: log-probabilities [N,T]; advantage [N]; epsilon, beta []
def token_losses(new: Tensor, old: Tensor, reference: Tensor, advantage: Tensor, epsilon: Tensor, beta: Tensor) -> Tensor:
  ratio = torch.exp(new - old)
  clipped = torch.minimum(torch.maximum(ratio, 1 - epsilon), 1 + epsilon)
  by = torch.unsqueeze(advantage, 1)
  gain = torch.minimum(ratio * by, clipped * by)
  return beta * __torch__.grpo.divergence(new, reference) - gain

# variant: 0 mean over the tokens of each answer, then over answers (GRPO); 1 over all tokens (DAPO); 2 over
# answers of the same assumed length T (Dr. GRPO)
def reduced(losses: Tensor, mask: Tensor, variant: int) -> Tensor:
  kept = losses * mask
  if variant == 0:
    return torch.mean(torch.sum(kept, [1]) / torch.clamp(torch.sum(mask, [1]), 1))
  elif variant == 1:
    return torch.sum(kept) / torch.clamp(torch.sum(mask), 1)
  return torch.sum(kept) / (losses.size(0) * losses.size(1))

class Grpo(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def advantages(self: __torch__.grpo.Grpo, rewards: Tensor, epsilon: Tensor) -> Tensor:
    return __torch__.grpo.advantages(rewards, epsilon)

  # The loss of each variant, its gradient by new, and the mean divergence over all kept tokens.
  # -> loss [3], gradients 3 of [N,T], divergence []
  def losses(self: __torch__.grpo.Grpo, new: Tensor, old: Tensor, reference: Tensor, mask: Tensor, advantage: Tensor, epsilon: Tensor, beta: Tensor) -> Tuple[Tensor, List[Tensor], Tensor]:
    tokens = __torch__.grpo.token_losses(new, old, reference, advantage, epsilon, beta)
    losses = annotate(List[Tensor], [])
    gradients = annotate(List[Tensor], [])
    for variant in range(3):
      loss = __torch__.grpo.reduced(tokens, mask, variant)
      gradient = torch.grad([loss], [new], None, True)[0]
      losses.append(torch.detach(loss))
      gradients.append(unchecked_cast(Tensor, gradient))
    kl = torch.sum(__torch__.grpo.divergence(new, reference) * mask) / torch.sum(mask)
    return (torch.stack(losses, 0), gradients, torch.detach(kl))
