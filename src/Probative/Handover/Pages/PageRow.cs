using Probative.Handover.Plan;

namespace Probative.Handover.Pages;

/// <summary>One row of the list of facts.</summary>
internal abstract record PageRow
{
    private PageRow()
    {
    }

    /// <summary>A fact with what is opened of it.</summary>
    public sealed record Shown(FactRuling Ruling) : PageRow;

    /// <summary>A run of facts that are withheld as a whole, for the same reason.</summary>
    public sealed record Withheld(long From, long To, string Reason) : PageRow;
}
