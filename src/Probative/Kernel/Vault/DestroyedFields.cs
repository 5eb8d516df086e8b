using Probative.Kernel.Ids;

namespace Probative.Kernel.Vault;

/// <summary>The fields of one fact that a destruction took.</summary>
/// <param name="Number">The number of the fact in its case.</param>
/// <param name="Subject">The item or person whose fields they were, or null for none.</param>
/// <param name="Names">The names of the fields, padding included.</param>
public sealed record DestroyedFields(long Number, Id? Subject, IReadOnlyList<string> Names);
