# A model that learns: Qwen2 alone, or HumanOmni with its towers, all of it or LoRA adapters beside it.
#
# Texts are packed: a row holds several samples one after the other, and none sees another.
#
# Letters: B rows, T places of a row, D hidden size, V vocabulary, L layers; C clips with a picture and the question
# that their gate reads, N frames of each, A clips with sound, F steps of the spectrogram; q different questions of at
# most w tokens; f places that hold features; n tokens that are scored.
#
# A batch is these tensors, in this order:
#   ids       [B,T] int64   tokens; 0 where features stand or nothing does
#   sample    [B,T] int64   which sample of its row a place belongs to, -1 where nothing stands
#   position  [B,T] int64   place within its sample, from 0
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

# The layers over packed rows -> [B,T,D] before the last norm. x [B,T,D]; cos and sin [B,1,T,d]; may [B,1,T,T]
def layer(x: Tensor, w: Dict[str, Tensor], adapter: Dict[str, Tensor], cos: Tensor, sin: Tensor, may: Tensor, heads: int, key_heads: int, eps: float) -> Tensor:
  q, k, v = __torch__.qwen2.projected(x, w, adapter, cos, sin, heads, key_heads, eps)
  return __torch__.qwen2.finished(x, __torch__.qwen2.attend(q, k, v, may), w, adapter, eps)

# Which places a place may look at: those before it in its own sample, and itself -> [B,1,T,T]
def visible(sample: Tensor) -> Tensor:
  T = sample.size(1)
  place = torch.arange(0, T, dtype=4, device=sample.device)
  before = place.view([1, 1, T]) <= place.view([1, T, 1])
  same = torch.unsqueeze(sample, 1) == torch.unsqueeze(sample, 2)
  return torch.unsqueeze(torch.logical_and(same, before), 1)

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
  again : bool
  seed : int
  parts : List[List[Dict[str, Tensor]]]
  at_part : List[int]
  at_layer : List[int]
  at_name : List[str]
  parameters : List[Tensor]
  gradients : List[Tensor]
  reference : List[Tensor]
  tables : List[Tensor]
  kept : List[Tensor]

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
      self.gradients.append(torch.zero_(torch.clone(torch.detach(p))))
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

  # Forgets the gradients gathered so far.
  def forget(self: __torch__.trainable.Trainable) -> NoneType:
    if len(self.gradients) > 0:
      torch._foreach_zero_(self.gradients)
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

  # The vectors of all places, [B,T,D].
  def vectors(self: __torch__.trainable.Trainable, parts: List[List[Dict[str, Tensor]]], ids: Tensor, places: Tensor, taken: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tensor:
    x = torch.embedding(parts[0][0]["embed_tokens.weight"], ids)
    if places.size(0) == 0:
      return x
    features = torch.index_select(self.perceived(parts, pixels, asked, question, mask, mel), 0, taken)
    flat = torch.index_copy(x.view([-1, x.size(2)]), 0, places, torch.to(features, x.dtype))
    return flat.view(x.size())

  # Log-probabilities [n] and, if wanted, entropies [n] of what follows some places; they take as long as the
  # distributions themselves. h [B,T,D] before the last norm
  def scored(self: __torch__.trainable.Trainable, top: Dict[str, Tensor], h: Tensor, at: Tensor, target: Tensor, entropies: bool) -> Tuple[Tensor, Tensor]:
    chosen = torch.index_select(h.reshape([-1, h.size(2)]), 0, at)                                          # [n,D]
    normed = torch.rms_norm(chosen, [chosen.size(-1)], top["norm.weight"], self.eps)
    if "lm_head.weight" in top:
      head = top["lm_head.weight"]
    else:
      head = top["embed_tokens.weight"]                                                                     # tied
    all = torch.log_softmax(torch.to(torch.linear(normed, head), 6), -1)                                    # [n,V]
    log_probabilities = torch.squeeze(torch.gather(all, -1, torch.unsqueeze(target, -1)), -1)
    plain = torch.detach(all)
    if not entropies:
      return (log_probabilities, torch.detach(log_probabilities))
    return (log_probabilities, torch.neg(torch.sum(torch.exp(plain) * plain, [-1])))

  def turned(self: __torch__.trainable.Trainable, position: Tensor) -> Tuple[Tensor, Tensor]:
    return (torch.unsqueeze(self.tables[0][position], 1), torch.unsqueeze(self.tables[1][position], 1))

  # One layer. learning: whether its adapters' inputs are dropped
  def through(self: __torch__.trainable.Trainable, parts: List[List[Dict[str, Tensor]]], i: int, x: Tensor, cos: Tensor, sin: Tensor, may: Tensor, adapted: bool, learning: bool) -> Tensor:
    if adapted:
      adapter = parts[5][i + 1]
      if learning and self.dropout > 0. and len(adapter) > 0:
        adapter = __torch__.trainable.dropped(x, adapter, self.dropout, self.seed + i)
    else:
      adapter = annotate(Dict[str, Tensor], {})
    return __torch__.trainable.layer(x, parts[0][i + 1], adapter, cos, sin, may, self.heads, self.key_heads, self.eps)

  # Without gradients. which: 0 the model as it is, 1 the reference: what remember() kept, or the model without its
  # adapters -> log-probabilities [n] and entropies [n]
  def score(self: __torch__.trainable.Trainable, which: int, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tuple[Tensor, Tensor]:
    kept = len(self.reference) > 0
    if which == 1 and kept:
      parts = self.arranged(self.reference)
    else:
      parts = self.arranged(self.parameters)
    device = parts[0][0]["norm.weight"].device
    may = __torch__.trainable.visible(torch.to(sample, device))
    cos, sin = self.turned(torch.to(position, device))
    x = self.vectors(parts, torch.to(ids, device), torch.to(places, device), torch.to(taken, device), pixels, torch.to(asked, device), question, mask, mel)
    for i in range(len(parts[0]) - 1):
      x = self.through(parts, i, x, cos, sin, may, which == 0 or kept, False)
    return self.scored(parts[0][0], x, torch.to(at, device), torch.to(target, device), True)

  # ---- how it learns, all with gradients

  # Adds the gradients of a loss to those gathered. factors [n]: the loss's derivative by each log-probability
  # -> log-probabilities [n]
  def learn(self: __torch__.trainable.Trainable, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor, factors: Tensor) -> Tensor:
    self.forward(False, ids, sample, position, places, taken, at, target, pixels, asked, question, mask, mel)
    return self.follow(factors)

  # The first half of learn(): what comes back can be looked at before the loss is known.
  def consider(self: __torch__.trainable.Trainable, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tuple[Tensor, Tensor]:
    return self.forward(True, ids, sample, position, places, taken, at, target, pixels, asked, question, mask, mel)

  # Keeps what the way back needs: what is scored, and, if layers are computed again, what they are computed from.
  def forward(self: __torch__.trainable.Trainable, entropies: bool, ids: Tensor, sample: Tensor, position: Tensor, places: Tensor, taken: Tensor, at: Tensor, target: Tensor, pixels: Tensor, asked: Tensor, question: Tensor, mask: Tensor, mel: Tensor) -> Tuple[Tensor, Tensor]:
    parts = self.arranged(self.parameters)
    device = parts[0][0]["norm.weight"].device
    may = __torch__.trainable.visible(torch.to(sample, device))
    cos, sin = self.turned(torch.to(position, device))
    x = self.vectors(parts, torch.to(ids, device), torch.to(places, device), torch.to(taken, device), pixels, torch.to(asked, device), question, mask, mel)
    layers = len(parts[0]) - 1
    kept = annotate(List[Tensor], [])
    if self.again:
      kept.extend([cos, sin, may, x])
      x = torch.detach(x)
      torch.set_grad_enabled(False)
      for i in range(layers):
        if i > 0:
          kept.append(x)
        x = self.through(parts, i, x, cos, sin, may, True, True)
      torch.set_grad_enabled(True)
      x = torch.requires_grad_(torch.detach(x), True)
      kept.append(x)
    else:
      for i in range(layers):
        x = self.through(parts, i, x, cos, sin, may, True, True)
    found, uncertain = self.scored(parts[0][0], x, torch.to(at, device), torch.to(target, device), entropies)
    kept.append(found)
    self.kept = kept
    return (torch.detach(found), uncertain)

  # The second half. factors [n]
  def follow(self: __torch__.trainable.Trainable, factors: Tensor) -> Tensor:
    kept = self.kept
    self.kept = annotate(List[Tensor], [])
    found = kept.pop()
    loss = torch.sum(found * torch.to(factors, found.device))
    if self.again:
      self.back(loss, kept)
    else:
      self.gather(torch.grad([loss], self.parameters, None, None, False, True))
    return torch.detach(found)

  # The way back layer by layer, each computed again from its inputs. kept: cos, sin, may, the vectors of all places
  # with their history, the inputs of layers from the second on, what came out of the last one
  def back(self: __torch__.trainable.Trainable, loss: Tensor, kept: List[Tensor]) -> NoneType:
    wanted = annotate(List[Tensor], [kept.pop()])
    wanted.extend(self.parameters)
    # A tied table is met first here and last where texts become vectors: its gradients are added before they are gathered.
    top = torch.grad([loss], wanted, None, None, False, True)
    gradient = unchecked_cast(Tensor, top.pop(0))
    parts = self.arranged(self.parameters)
    for i in range(len(parts[0]) - 2, -1, -1):
      if i > 0:
        x = torch.requires_grad_(torch.detach(kept.pop()), True)
      else:
        x = torch.requires_grad_(torch.detach(kept[3]), kept[3].requires_grad)
      y = self.through(parts, i, x, kept[0], kept[1], kept[2], True, True)
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
    if kept[3].requires_grad:
      first = torch.grad([kept[3]], self.parameters, annotate(List[Optional[Tensor]], [gradient]), None, False, True)
      for k in range(len(first)):
        a, b = top[k], first[k]
        if torch.__isnot__(a, None) and torch.__isnot__(b, None):
          self.add(k, unchecked_cast(Tensor, a) + unchecked_cast(Tensor, b))
        else:
          self.add(k, a)
          self.add(k, b)
    else:
      self.gather(top)
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
    self.gather(torch.grad([loss], self.parameters, None, None, False, True))
    return torch.detach(found)

  def gather(self: __torch__.trainable.Trainable, found: List[Optional[Tensor]]) -> NoneType:
    for i in range(len(found)):
      self.add(i, found[i])
    return None

  def add(self: __torch__.trainable.Trainable, i: int, one: Optional[Tensor]) -> NoneType:
    if torch.__isnot__(one, None):
      torch.add_(self.gradients[i], unchecked_cast(Tensor, one))
    return None
