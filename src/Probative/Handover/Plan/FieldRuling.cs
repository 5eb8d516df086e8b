using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>What becomes of one field: opened when <paramref name="Reason"/> is null, else withheld for
/// it.</summary>
internal readonly record struct FieldRuling(Disclosure Field, string? Reason, SecretStrength Strength);
