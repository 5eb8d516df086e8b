namespace Probative.Handover.Plan;

/// <summary>
/// One thing that stays, and why. The reason is handed over, so that the other side can contest it: it must
/// not itself tell what is withheld.
/// </summary>
public sealed record Withholding(string What, string Reason);
