# Which token comes next.
#
# Letters: B rows, V vocabulary, k candidates.

# One of the candidates of each row, by the place where uniform falls in their cumulated probability.
# p, which [B,k], most probable first; uniform [B] in 0..1 -> ids [B,1]
def drawn(p: Tensor, which: Tensor, top_p: float, uniform: Tensor) -> Tensor:
  before = torch.cumsum(p, -1) - p                                     # what is more probable, together
  kept = torch.masked_fill(p, before >= top_p, 0.)                     # the nucleus, arXiv 1904.09751
  sums = torch.cumsum(kept, -1)
  goal = torch.unsqueeze(uniform, -1) * torch.slice(sums, -1, -1)
  passed = torch.sum(torch.logical_and(sums <= goal, kept > 0.), [-1], True)
  last = torch.sum(kept > 0., [-1], True) - 1
  return torch.gather(which, -1, torch.minimum(passed, last))

# As above where all tokens stay in: then they need no order. scores [B,V], uniform [B]
def drawn_of_all(scores: Tensor, uniform: Tensor) -> Tensor:
  sums = torch.cumsum(torch.softmax(scores, -1, 7), -1)
  goal = torch.unsqueeze(torch.to(uniform, scores.device, 7, False, False), -1) * torch.slice(sums, -1, -1)
  passed = torch.sum(sums <= goal, [-1], True)
  return torch.clamp(passed, None, scores.size(-1) - 1)

class Sampler(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # temperature 0 takes the most probable; top_k 0 and top_p 1 leave all tokens in.
  # logits [B,V], uniform [B] -> ids [B,1] and the log-probabilities that the model gave them [B]
  def pick(self: __torch__.sampling.Sampler, logits: Tensor, temperature: float, top_k: int, top_p: float, uniform: Tensor) -> Tuple[Tensor, Tensor]:
    V = logits.size(-1)
    by = torch.to(uniform, logits.device, 6, False, False)
    if temperature <= 0.:
      ids = torch.argmax(logits, -1, True)
    else:
      scaled = logits / temperature
      if top_k > 0:
        values, which = torch.topk(scaled, min(top_k, V))
        ids = __torch__.sampling.drawn(torch.softmax(values, -1), which, top_p, by)
      elif top_p >= 1.:
        ids = __torch__.sampling.drawn_of_all(scaled, uniform)
      else:
        all = torch.logsumexp(scaled, [-1], True)
        values, which = torch.topk(scaled, min(1024, V))
        p = torch.exp(values - all)
        if float(torch.min(torch.sum(p, [-1]))) < top_p:               # the nucleus is wider: sort everything
          values, which = torch.sort(scaled, -1, True)
          p = torch.exp(values - all)
        ids = __torch__.sampling.drawn(p, which, top_p, by)
    chosen = torch.gather(torch.log_softmax(logits, -1), -1, ids)
    return (ids, torch.squeeze(chosen, -1))
