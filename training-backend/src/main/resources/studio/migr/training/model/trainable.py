# A model that learns: Qwen2 alone, or HumanOmni with its towers, all of it or LoRA adapters beside it.
#
# Texts are packed: a row holds several samples one after the other, and none sees another. A sample whose positions do
# not begin at 0 goes on from the row's last one whose positions do: so the answers to a question share it.
#
# Letters: B rows, T places of a row, D hidden size, V vocabulary, L layers; C clips with a picture and the question
# that their gate reads, N frames of each, A clips with sound, F steps of the spectrogram; q different questions of at
# most w tokens; f places that hold features; n tokens that are scored.
#
# A batch is these tensors, in this order:
#   ids       [B,T] int64   tokens; 0 where features stand or nothing does
#   sample    [B,T] int64   which sample of its row a place belongs to, -1 where nothing stands
#   position  [B,T] int64   place within its sample, from 0, or from where the sample goes on
#   places    [f]   int64   the places b * T + t that hold features
#   taken     [f]   int64   which feature each of them holds: those of pictures, clip after clip, then those of sounds
#   at        [n]   int64   the places b * T + t after which a token is scored
#   target    [n]   int64   those tokens
#   pixels    [C*N,3,S,S]   frames in -1..1; [0,3,S,S] without
#   asked     [C]   int64   which question goes with which clip's frames
#   question  [q,w] int64   in the tokens of the gate
#   mask      [q,w] int64   1 where there is one
#   mel       [A,M,F]       spectrograms; [0,M,F] without
#
# Parts of the model: 0 decoder, 1 bridge, 2 vision, 3 hearing, 4 question, 5 adapters. parts[p][0] has what belongs to
# no layer, parts[p][1 + i] has layer i.

# One layer over packed rows -> [B,T,D]. x [B,T,D]; cos and sin [B,1,T,d]; spans as below
def layer(x: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], cos: Tensor, sin: Tensor, spans: Tensor, heads: int, key_heads: int, eps: float) -> Tensor:
  q, k, v = __torch__.qwen2.projected(x, w, adapter, cos, sin, heads, key_heads, eps)
  return __torch__.qwen2.finished(x, __torch__.trainable.attend(q, k, v, spans), w, adapter, eps)

# Of the samples of all rows, one after the other: how many places each takes, and after how many it goes on -> [s,2]
# What is empty at the end of a row counts as one more. Empty, [0,2], if no row holds two samples: what stands behind a
# sample, it does not see anyhow.
def spans(sample: Tensor, position: Tensor) -> Tensor:
  B, T = sample.size(0), sample.size(1)
  differ = torch.ne(torch.slice(sample, 1, 1), torch.slice(sample, 1, 0, -1))                              # [B,T-1]
  another = torch.logical_and(differ, torch.ge(torch.slice(sample, 1, 1), 0))
  if not bool(torch.any(another)):
    return torch.empty([0, 2], dtype=4)
  begins = torch.flatten(torch.nonzero(torch.flatten(torch.cat([torch.ones([B, 1], dtype=11), differ], 1))))
  ends = torch.cat([torch.slice(begins, 0, 1), torch.tensor([B * T])], 0)
  return torch.stack([ends - begins, torch.index_select(torch.flatten(position), 0, begins)], 1)

# Attention of each sample to itself and what it goes on from: a place looks at those before it and at itself.
# q [B,H,T,d], k and v [B,K,T,d] -> [B,H,T,d]
def attend(q: Tensor, k: Tensor, v: Tensor, spans: Tensor) -> Tensor:
  group = torch.floordiv(q.size(1), k.size(1))
  if group == 1:
    keys, values = k, v
  else:
    keys = torch.repeat_interleave(k, group, 1)
    values = torch.repeat_interleave(v, group, 1)
  if spans.size(0) == 0:
    return torch.scaled_dot_product_attention(q, keys, values, None, 0., True)
  B, H, T = q.size(0), q.size(1), q.size(2)
  sizes = annotate(List[int], [])
  for i in range(spans.size(0)):
    sizes.append(int(spans[i][0]))
  queries = torch.split_with_sizes(torch.flatten(q.transpose(1, 2), 0, 1), sizes, 0)                       # each [n,H,d]
  others = torch.split_with_sizes(torch.flatten(keys.transpose(1, 2), 0, 1), sizes, 0)
  held = torch.split_with_sizes(torch.flatten(values.transpose(1, 2), 0, 1), sizes, 0)
  found = annotate(List[Tensor], [])
  begun = 0
  for i in range(len(sizes)):
    after = int(spans[i][1])
    if after == 0:
      begun = i
      one = __torch__.trainable.attend_alone(queries[i], others[i], held[i], annotate(Optional[Tensor], None))
    else:
      seen = torch.cat([others[begun], others[i]], 0)
      shown = torch.cat([held[begun], held[i]], 0)
      may = torch.tril(torch.ones([sizes[i], after + sizes[i]], dtype=11, device=q.device), after)
      one = __torch__.trainable.attend_alone(queries[i], seen, shown, may)
    found.append(one)
  return torch.cat(found, 0).view([B, T, H, -1]).transpose(1, 2)

# q [n,H,d], k and v [m,H,d], may [n,m] or none for those before and itself -> [n,H,d]
def attend_alone(q: Tensor, k: Tensor, v: Tensor, may: Optional[Tensor]) -> Tensor:
  a = torch.unsqueeze(q.transpose(0, 1), 0)                                                                # [1,H,n,d]
  b = torch.unsqueeze(k.transpose(0, 1), 0)
  c = torch.unsqueeze(v.transpose(0, 1), 0)
  one = torch.scaled_dot_product_attention(a, b, c, may, 0., torch.__is__(may, None))
  return torch.squeeze(one, 0).transpose(0, 1)

# Log-probabilities of what may follow, in float32, in memory that is written over. normed [c,D], head [V,D]
# -> room [c,V]
def distribution(normed: Tensor, head: Tensor, room: Tensor) -> Tensor:
  if normed.dtype == 6:
    torch.mm(normed, torch.t(head), out=room)
  else:
    torch.copy_(room, torch.linear(normed, head))
  return torch._log_softmax(room, -1, False, out=room)

# -> [c]. all [c,V], target [c]
def of_targets(all: Tensor, target: Tensor) -> Tensor:
  return torch.squeeze(torch.gather(all, -1, torch.unsqueeze(target, -1)), -1)

# Mean cross entropy in nats. scores [n,labels], truth [n,labels] 1 at the label
def surprise(scores: Tensor, truth: Tensor) -> Tensor:
  return torch.neg(torch.mean(torch.sum(torch.log_softmax(scores * 2., -1) * truth, [1])))

# LoRA's dropout: for each adapter NAME.kept [B,T,in], 0 where an input of NAME.lora_A is left out and 1 / (1 - rate)
# elsewhere. The same seed gives the same. x [B,T,D]
def dropped(x: Tensor, adapter: Dict[str, Tensor], rate: float, seed: int) -> Dict[str, Tensor]:
  generator = torch.Generator(device=x.device, seed=seed)
  copy = annotate(Dict[str, Tensor], {})
  for key in adapter.keys():
    copy[key] = adapter[key]
  for key in adapter.keys():
    if key.endswith(".lora_A"):
      a = adapter[key]
      all = torch.empty([x.size(0), x.size(1), a.size(1)], dtype=a.dtype, device=x.device)
      copy[torch.slice(key, 0, -7) + ".kept"] = torch.bernoulli(all, 1. - rate, generator=generator) / (1. - rate)
  return copy

class Trainable(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  key_heads : int
  eps : float
  theta : float
  vision_heads : int
  vision_depth : int
  patch : int
  vision_eps : float
  hearing_heads : int
  hearing_eps : float
  question_heads : int
  question_eps : float
  padding : int
  bridge_eps : float
  compressed : bool
  compute : int
  dropout : float
  at_once : int
  again : bool
  seed : int
  parts : List[List[Dict[str, Tensor]]]
  at_part : List[int]
  at_layer : List[int]
  at_name : List[str]
  parameters : List[Tensor]
  gradients : List[Tensor]
  stale : List[int]
  reference : List[Tensor]
  tables : List[Tensor]
  kept : List[Tensor]
  believed : List[Tensor]
  room : List[Tensor]

  # ---- what it is made of

  # What is made empty and never written to where it is made, the compiler makes once for all calls: hence clear().
  def open_part(self: __torch__.trainable.Trainable) -> NoneType:
    part = annotate(List[Dict[str, Tensor]], [])
    part.clear()
    self.parts.append(part)
    return None

  # Room for one more layer of the last part.
  def open_layer(self: __torch__.trainable.Trainable) -> NoneType:
    w = annotate(Dict[str, Tensor], {})
    w.clear()
    self.parts[-1].append(w)
    return None

  def put_0(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[0][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  def put_1(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[1][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  def put_2(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[2][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  def put_3(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[3][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  def put_4(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[4][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  def put_5(self: __torch__.trainable.Trainable, layer: int, name: str, raw: Tensor, stored: int, wanted: int, device: str) -> NoneType:
    self.parts[5][layer + 1][name] = __torch__.weights.received(raw, stored, wanted, device)
    return None

  # Says that a tensor is to be trained; parameters() and so on keep this order.
  def mark(self: __torch__.trainable.Trainable, part: int, layer: int, name: str) -> NoneType:
    self.at_part.append(part)
    self.at_layer.append(layer + 1)
    self.at_name.append(name)
    return None

  # Once everything is put and marked, with gradients: what was put comes without a history that gradients need,
  # copies have one. Rotary tables for so many positions as places has. -> how many tensors are trained, []
  def settle(self: __torch__.trainable.Trainable, places: Tensor) -> Tensor:
    for part in self.parts:
      for w in part:
        for name in w.keys():
          w[name] = torch.clone(w[name])
    self.gradients = annotate(List[Tensor], [])                # the lists that came with the archive have no type
    self.parameters = annotate(List[Tensor], [])
    for i in range(len(self.at_name)):
      at = self.parts[self.at_part[i]][self.at_layer[i]]
      p = at[self.at_name[i]]
      self.gradients.append(torch.clone(torch.detach(p)))
      self.stale.append(1)
      at[self.at_name[i]] = torch.requires_grad_(p, True)
      self.parameters.append(at[self.at_name[i]])
    k = self.parts[0][1]["self_attn.k_proj.weight"]
    size = torch.floordiv(k.size(0), self.key_heads)
    cos, sin = __torch__.qwen2.rotary_tables(places.size(0), size, self.theta, self.parts[0][0]["norm.weight"])
    self.tables.append(torch.to(cos, self.compute))
    self.tables.append(torch.to(sin, self.compute))
    return torch.tensor(len(self.parameters))

  # Keeps a copy of what is trained as it is now: the reference of a divergence. Adapters need none.
  def remember(self: __torch__.trainable.Trainable) -> NoneType:
    self.reference = annotate(List[Tensor], [])
    for p in self.parameters:
      self.reference.append(torch.clone(torch.detach(p)))
    return None

  # One tensor of the model itself, not a copy.
  def tensor(self: __torch__.trainable.Trainable, part: int, layer: int, name: str) -> Tensor:
    return torch.detach(self.parts[part][layer + 1][name])

  def trained(self: __torch__.trainable.Trainable) -> List[Tensor]:
    return self.parameters

  def accumulated(self: __torch__.trainable.Trainable) -> List[Tensor]:
    for i in range(len(self.gradients)):
      self.renew(i)
    return self.gradients

  # Gives what is trained other values, in place.
  def restore(self: __torch__.trainable.Trainable, values: List[Tensor]) -> NoneType:
    for i in range(len(values)):
      torch.copy_(self.parameters[i], values[i])
    return None

  # Whether layers are computed again on the way back, instead of keeping all that they computed: less memory, more
  # time, the same gradients (arXiv 1604.06174).
  def compute_again(self: __torch__.trainable.Trainable, again: bool) -> NoneType:
    self.again = again
    return None

  # What the next pass with gradients leaves out follows from it; at least 0.
  def draw(self: __torch__.trainable.Trainable, seed: int) -> NoneType:
    self.seed = seed
    return None

  # Forgets the gradients gathered so far; the first that comes next takes their place.
  def forget(self: __torch__.trainable.Trainable) -> NoneType:
    for i in range(len(self.stale)):
      self.stale[i] = 1
    return None

  # Makes a forgotten gradient zero.
  def renew(self: __torch__.trainable.Trainable, i: int) -> NoneType:
    if self.stale[i] == 1:
      torch.zero_(self.gradients[i])
      self.stale[i] = 0
    return None

  # All parts with other values in the place of what is trained, all in the type that is computed with.
  def arranged(self: __torch__.trainable.Trainable, values: List[Tensor]) -> List[List[Dict[str, Tensor]]]:
    parts = annotate(List[List[Dict[str, Tensor]]], [])
    for part in self.parts:
      copies = annotate(List[Dict[str, Tensor]], [])
      for w in part:
        copy = annotate(Dict[str, Tensor], {})
        for name in w.keys():
          copy[name] = w[name]
        copies.append(copy)
      parts.append(copies)
    for i in range(len(values)):
      parts[self.at_part[i]][self.at_layer[i]][self.at_name[i]] = torch.to(values[i], self.compute)
    return parts

  # ---- what it computes

  # What the towers and the bridge make of all clips, [features,D], pictures first.
  def perceived(self: __torch__.trainable.Trainable, parts: List[List[Dict[str, Tensor]]], pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tensor:
    found = annotate(List[Tensor], [])
    bridge = parts[1][0]
    if pixels.size(0) > 0:
      read = __torch__.bert.encode(question, mask, parts[4][0], torch.slice(parts[4], 1), self.question_heads, self.question_eps)
      shares = torch.index_select(__torch__.humanomni.branches(read, bridge), 0, asked)
      frames = __torch__.siglip.after(pixels, parts[2][0], torch.slice(parts[2], 1), self.vision_depth, self.vision_heads, self.patch, self.vision_eps)
      seen = __torch__.humanomni.see(frames, shares, self.compressed, bridge, self.padding, self.bridge_eps)
      found.append(torch.flatten(seen, 0, 1))
    if mel.size(0) > 0:
      heard = __torch__.whisper.encode(mel, parts[3][0], torch.slice(parts[3], 1), self.hearing_heads, self.hearing_eps)
      found.append(torch.flatten(__torch__.humanomni.hear(heard, bridge), 0, 1))
    return torch.cat(found, 0)

  # The vectors of all places, [B,T,D]. words [B,T,D]: those of tokens, which features take the places of
  def vectors(self: __torch__.trainable.Trainable, parts: List[List[Dict[str, Tensor]]], words: Tensor, places: Tensor, taken: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tensor:
    if places.size(0) == 0:
      return words
    features = torch.index_select(self.perceived(parts, pixels, asked, question, mask, mel), 0, taken)
    flat = torch.index_copy(words.view([-1, words.size(2)]), 0, places, torch.to(features, words.dtype))
    return flat.view(words.size())

  # ---- which token follows: its way back by hand, at_once places at a time, so that [n,V] need not be held

  # What the tokens that follow some places are told from. h [B,T,D] before the last norm -> [n,D]
  def chosen(self: __torch__.trainable.Trainable, top: Dict[str, Tensor], h: Tensor, at: Tensor) -> Tensor:
    chosen = torch.index_select(h.reshape([-1, h.size(2)]), 0, at)
    return torch.rms_norm(chosen, [chosen.size(-1)], top["norm.weight"], self.eps)

  # The name of the table that tells them.
  def head_name(self: __torch__.trainable.Trainable) -> str:
    if "lm_head.weight" in self.parts[0][0]:
      return "lm_head.weight"
    return "embed_tokens.weight"                                                                           # tied

  # Where a tensor of the decoder that belongs to no layer is among those that are trained; -1 if it is not.
  def trained_at(self: __torch__.trainable.Trainable, name: str) -> int:
    found = -1
    for i in range(len(self.at_name)):
      if self.at_part[i] == 0 and self.at_layer[i] == 0 and self.at_name[i] == name:
        found = i
    return found

  # Memory for c distributions that the next call may write over: what large blocks cost is to be got again each time.
  def lent(self: __torch__.trainable.Trainable, c: int, head: Tensor) -> Tensor:
    wanted = True
    if len(self.room) > 0:
      wanted = self.room[0].size(0) < c
    if wanted:
      self.room = [torch.empty([c, head.size(0)], dtype=6, device=head.device)]
    return torch.narrow(self.room[0], 0, 0, c)

  # Without gradients -> log-probabilities [n], entropies [n]. normed [n,D], target [n]
  # keep: the distributions themselves are kept for graded()
  def scored(self: __torch__.trainable.Trainable, head: Tensor, normed: Tensor, target: Tensor, keep: bool) -> Tuple[Tensor, Tensor]:
    found = annotate(List[Tensor], [])
    uncertain = annotate(List[Tensor], [])
    believed = annotate(List[Tensor], [])
    rows = self.at_once
    room = torch.empty([min(rows, normed.size(0)), head.size(0)], dtype=6, device=head.device)
    for start in range(0, max(1, normed.size(0)), rows):
      x = torch.slice(normed, 0, start, start + rows)
      if keep and start > 0:
        room = torch.empty([x.size(0), head.size(0)], dtype=6, device=head.device)
      all = __torch__.trainable.distribution(x, head, torch.narrow(room, 0, 0, x.size(0)))
      found.append(__torch__.trainable.of_targets(all, torch.slice(target, 0, start, start + rows)))
      uncertain.append(torch.neg(torch.sum(torch.exp(all) * all, [-1])))
      if keep:
        believed.append(all)
    if keep:
      self.believed = believed
    return (torch.cat(found, 0), torch.cat(uncertain, 0))

  # Gathers the gradient of a loss by the head, and gives that by normed, [n,D], and the log-probabilities, [n].
  # believed: the distributions if they were computed before. factors [n]: the loss's derivative by each
  # log-probability
  def graded(self: __torch__.trainable.Trainable, head: Tensor, normed: Tensor, target: Tensor, factors: Tensor, believed: List[Tensor]) -> Tuple[Tensor, Tensor]:
    found = annotate(List[Tensor], [])
    back = annotate(List[Tensor], [])
    rows = self.at_once
    own = self.trained_at(self.head_name())
    for start in range(0, max(1, normed.size(0)), rows):
      x = torch.slice(normed, 0, start, start + rows)
      next = torch.slice(target, 0, start, start + rows)
      by = torch.unsqueeze(torch.slice(factors, 0, start, start + rows), 1)
      if len(believed) > 0:
        all = believed.pop(0)
      else:
        all = __torch__.trainable.distribution(x, head, self.lent(x.size(0), head))
      found.append(__torch__.trainable.of_targets(all, next))
      # Of softmax: by each score of a distribution, 1 at the target less the probability.
      wide = torch.scatter_add_(torch.mul_(torch.exp_(all), torch.neg(by)), 1, torch.unsqueeze(next, 1), by)
      slopes = torch.to(wide, head.dtype)
      back.append(torch.mm(slopes, head))
      if own >= 0:
        if head.dtype == 6:
          torch.addmm_(self.gradients[own], torch.t(slopes), x, beta=1 - self.stale[own])
          self.stale[own] = 0
        else:
          self.add(own, torch.mm(torch.t(slopes), x))
    return (torch.cat(back, 0), torch.cat(found, 0))

  def turned(self: __torch__.trainable.Trainable, position: Tensor) -> Tuple[Tensor, Tensor]:
    return (torch.unsqueeze(self.tables[0][position], 1), torch.unsqueeze(self.tables[1][position], 1))

  # One layer. learning: whether its adapters' inputs are dropped
  def through(self: __torch__.trainable.Trainable, parts: List[List[Dict[str, Tensor]]], i: int, x: Tensor, cos: Tensor, sin: Tensor, spans: Tensor, adapted: bool, learning: bool) -> Tensor:
    if adapted:
      adapter = parts[5][i + 1]
      if learning and self.dropout > 0. and len(adapter) > 0:
        adapter = __torch__.trainable.dropped(x, adapter, self.dropout, self.seed + i)
    else:
      adapter = annotate(Dict[str, Tensor], {})
    return __torch__.trainable.layer(x, parts[0][i + 1], adapter, cos, sin, spans, self.heads, self.key_heads, self.eps)

  # Without gradients. which: 0 the model as it is, 1 the reference: what remember() kept, or the model without its
  # adapters -> log-probabilities [n] and entropies [n]
  def score(self: __torch__.trainable.Trainable, which: int, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tuple[Tensor, Tensor]:
    kept = len(self.reference) > 0
    if which == 1 and kept:
      parts = self.arranged(self.reference)
    else:
      parts = self.arranged(self.parameters)
    device = parts[0][0]["norm.weight"].device
    spans = __torch__.trainable.spans(sample, position)
    cos, sin = self.turned(torch.to(position, device))
    words = torch.embedding(parts[0][0]["embed_tokens.weight"], torch.to(ids, device))
    x = self.vectors(parts, words, torch.to(places, device), torch.to(taken, device), pixels, torch.to(asked, device), question, mask, mel)
    for i in range(len(parts[0]) - 1):
      x = self.through(parts, i, x, cos, sin, spans, which == 0 or kept, False)
    normed = self.chosen(parts[0][0], x, torch.to(at, device))
    return self.scored(torch.detach(parts[0][0][self.head_name()]), torch.detach(normed), torch.to(target, device), False)

  # ---- how it learns, all with gradients

  # Adds the gradients of a loss to those gathered. factors [n]: the loss's derivative by each log-probability
  # -> log-probabilities [n]
  def learn(self: __torch__.trainable.Trainable, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor, factors: Tensor) -> Tensor:
    self.forward(ids, sample, position, places, taken, at, pixels, asked, question, mask, mel)
    return self.followed(ids, target, factors, annotate(List[Tensor], []))

  # The first half of learn(): what comes back can be looked at before the loss is known.
  def consider(self: __torch__.trainable.Trainable, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tuple[Tensor, Tensor]:
    normed = self.forward(ids, sample, position, places, taken, at, pixels, asked, question, mask, mel)
    head = self.head()
    self.kept.extend([ids, target])
    return self.scored(head, normed, torch.to(target, head.device), True)

  # The second half. factors [n]
  def follow(self: __torch__.trainable.Trainable, factors: Tensor) -> Tensor:
    target = self.kept.pop()
    ids = self.kept.pop()
    believed = self.believed
    self.believed = annotate(List[Tensor], [])
    return self.followed(ids, target, factors, believed)

  # The table that tells tokens, in the type that is computed with.
  def head(self: __torch__.trainable.Trainable) -> Tensor:
    return torch.to(torch.detach(self.parts[0][0][self.head_name()]), self.compute)

  # As far as what tokens are told from, [n,D] without its history. Keeps what the way back needs: the vectors of
  # tokens; if layers are computed again, what they are computed from; what came out, with its history.
  def forward(self: __torch__.trainable.Trainable, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tensor:
    parts = self.arranged(self.parameters)
    device = parts[0][0]["norm.weight"].device
    spans = __torch__.trainable.spans(sample, position)
    cos, sin = self.turned(torch.to(position, device))
    # The table's gradient has few rows that are not zero: it is gathered by hand, from that of the vectors.
    words = torch.embedding(torch.detach(parts[0][0]["embed_tokens.weight"]), torch.to(ids, device))
    words = torch.requires_grad_(words, self.trained_at("embed_tokens.weight") >= 0)
    x = self.vectors(parts, words, torch.to(places, device), torch.to(taken, device), pixels, torch.to(asked, device), question, mask, mel)
    layers = len(parts[0]) - 1
    kept = annotate(List[Tensor], [words])
    if self.again:
      kept.extend([cos, sin, spans, x])
      x = torch.detach(x)
      torch.set_grad_enabled(False)
      for i in range(layers):
        if i > 0:
          kept.append(x)
        x = self.through(parts, i, x, cos, sin, spans, True, True)
      torch.set_grad_enabled(True)
      x = torch.requires_grad_(torch.detach(x), True)
      kept.append(x)
    else:
      for i in range(layers):
        x = self.through(parts, i, x, cos, sin, spans, True, True)
    normed = self.chosen(parts[0][0], x, torch.to(at, device))
    kept.append(normed)
    self.kept = kept
    return torch.detach(normed)

  # The way back. ids [B,T], target and factors [n] -> log-probabilities [n]
  def followed(self: __torch__.trainable.Trainable, ids: Tensor, target: Tensor, factors: Tensor, believed: List[Tensor]) -> Tensor:
    kept = self.kept
    self.kept = annotate(List[Tensor], [])
    normed = kept.pop()
    head = self.head()
    device = head.device
    back, found = self.graded(head, torch.detach(normed), torch.to(target, device), torch.to(factors, device), believed)
    if normed.requires_grad:
      if self.again:
        self.back(normed, back, kept, torch.to(ids, device))
      else:
        self.gather(normed, back, kept[0], torch.to(ids, device))
    return found

  # Gathers the gradients of everything that y depends on. gradient: of a loss by y. words: the vectors of tokens
  def gather(self: __torch__.trainable.Trainable, y: Tensor, gradient: Tensor, words: Tensor, ids: Tensor) -> NoneType:
    wanted = annotate(List[Tensor], [])
    wanted.extend(self.parameters)
    if words.requires_grad:
      wanted.append(words)
    found = torch.grad([y], wanted, annotate(List[Optional[Tensor]], [gradient]), None, False, True)
    if words.requires_grad:
      self.add_words(found.pop(), ids)
    self.add_all(found)
    return None

  # The gradient of the table of tokens. of_words [B,T,D]
  def add_words(self: __torch__.trainable.Trainable, of_words: Optional[Tensor], ids: Tensor) -> NoneType:
    if torch.__isnot__(of_words, None):
      rows = torch.to(torch.flatten(unchecked_cast(Tensor, of_words), 0, 1), 6)
      at = torch.flatten(ids)
      table = self.gradients[self.trained_at("embed_tokens.weight")]
      self.renew(self.trained_at("embed_tokens.weight"))
      # Each adds up in one order: index_put_ on a processor and index_add_ on a card do not, and bits would differ.
      if rows.is_cuda:
        torch.index_put_(table, annotate(List[Optional[Tensor]], [at]), rows, True)
      else:
        torch.index_add_(table, 0, at, rows)
    return None

  # The way back layer by layer, each computed again from its inputs. kept: the vectors of tokens, cos, sin, spans, the
  # vectors of all places with their history, the inputs of layers from the second on, what came out of the last one
  def back(self: __torch__.trainable.Trainable, normed: Tensor, by_normed: Tensor, kept: List[Tensor], ids: Tensor) -> NoneType:
    wanted = annotate(List[Tensor], [kept.pop()])
    wanted.extend(self.parameters)
    top = torch.grad([normed], wanted, annotate(List[Optional[Tensor]], [by_normed]), None, False, True)
    gradient = unchecked_cast(Tensor, top.pop(0))
    self.add_all(top)
    parts = self.arranged(self.parameters)
    for i in range(len(parts[0]) - 2, -1, -1):
      if i > 0:
        x = torch.requires_grad_(torch.detach(kept.pop()), True)
      else:
        x = torch.requires_grad_(torch.detach(kept[4]), kept[4].requires_grad)
      y = self.through(parts, i, x, kept[1], kept[2], kept[3], True, True)
      own = annotate(List[int], [])
      inputs = annotate(List[Tensor], [])
      for k in range(len(self.parameters)):
        if self.at_layer[k] == i + 1 and (self.at_part[k] == 0 or self.at_part[k] == 5):
          own.append(k)
          inputs.append(self.parameters[k])
      if x.requires_grad:
        inputs.append(x)
      if len(inputs) > 0:
        found = torch.grad([y], inputs, annotate(List[Optional[Tensor]], [gradient]), None, False, True)
        if x.requires_grad:
          gradient = unchecked_cast(Tensor, found.pop())
        for k in range(len(own)):
          self.add(own[k], found[k])
    if kept[4].requires_grad:
      self.gather(kept[4], gradient, kept[0], ids)
    return None

  # Teaches towers and bridge by themselves: the first channels of what they hand to the decoder are to say what was
  # measured. Of pictures [C,...]: the largest value over the N frames of channels 0..U is units [C,U]; of sounds
  # [A,...]: the mean of channels 0..P is prosody [A,P]; the channels behind are scores of the label,
  # which is a 1 in seen_label [C,labels] and heard_label [A,labels]. Where known is 0, nothing was measured. -> four losses: units, label of the picture, prosody, label of the sound
  def sense(self: __torch__.trainable.Trainable, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor, units: Tensor, units_known: Tensor, seen_label: Tensor, prosody: Tensor, prosody_known: Tensor, heard_label: Tensor) -> Tensor:
    device = self.parts[0][0]["norm.weight"].device
    parts = self.arranged(self.parameters)
    all = self.perceived(parts, pixels, torch.to(asked, device), question, mask, mel)
    C, A, D, labels = units.size(0), prosody.size(0), all.size(1), seen_label.size(1)
    losses = annotate(List[Tensor], [])
    zero = torch.sum(torch.narrow(all, 0, 0, 1)) * 0.
    sounds = A * torch.floordiv(torch.floordiv(mel.size(2), 2), 3)                          # behind the pictures
    pictures = all.size(0) - sounds
    seen = torch.narrow(all, 0, 0, pictures)
    heard = torch.narrow(all, 0, pictures, sounds)
    if C > 0:
      U = units.size(1)
      by_frame = torch.mean(seen.view([C, torch.floordiv(pixels.size(0), C), -1, D]), [2])                                              # [C,N,D]
      marks = torch.narrow(by_frame, 2, 0, U)
      largest = torch.sum(torch.softmax(marks * 6., 1) * marks, [1])                                         # [C,U]
      apart = (largest - torch.to(units, device)) * torch.unsqueeze(torch.to(units_known, device), 1)
      losses.append(torch.mean(apart * apart))
      scores = torch.narrow(by_frame, 2, U, labels)
      clip = torch.sum(torch.softmax(scores * 2., 1) * scores, [1])
      losses.append(__torch__.trainable.surprise(clip, torch.to(seen_label, device)))
    else:
      losses.append(zero)
      losses.append(zero)
    if A > 0:
      P = prosody.size(1)
      mean = torch.mean(heard.view([A, -1, D]), [1])                                                         # [A,D]
      apart = (torch.narrow(mean, 1, 0, P) - torch.to(prosody, device)) * torch.unsqueeze(torch.to(prosody_known, device), 1)
      losses.append(torch.mean(apart * apart))
      losses.append(__torch__.trainable.surprise(torch.narrow(mean, 1, P, labels), torch.to(heard_label, device)))
    else:
      losses.append(zero)
      losses.append(zero)
    found = torch.stack(losses)
    loss = found[0] * 4. + found[1] * 0.3 + found[2] + found[3] * 0.3
    self.add_all(torch.grad([loss], self.parameters, None, None, False, True))
    return torch.detach(found)

  def add_all(self: __torch__.trainable.Trainable, found: List[Optional[Tensor]]) -> NoneType:
    for i in range(len(found)):
      self.add(i, found[i])
    return None

  def add(self: __torch__.trainable.Trainable, i: int, one: Optional[Tensor]) -> NoneType:
    if torch.__isnot__(one, None):
      if self.stale[i] == 1:
        torch.copy_(self.gradients[i], unchecked_cast(Tensor, one))
        self.stale[i] = 0
      else:
        torch.add_(self.gradients[i], unchecked_cast(Tensor, one))
    return None
