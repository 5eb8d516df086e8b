namespace Probative.Law;

/// <summary>One element of a crime.</summary>
/// <param name="N">Its number, from 1, in the official order.</param>
/// <param name="Kind">`material`, `status`, `mental`, `contextual` or `causal`.</param>
/// <param name="Text">A paraphrase.</param>
/// <param name="TypicalEvidence">What fills such a gap as a rule; null where nothing is noted.</param>
public sealed record ProvisionElement(int N, string Kind, string Text, string? TypicalEvidence);
