using Probative.Handover.Plan;

namespace Probative.Handover.Pages;

/// <summary>What the page tells of one item, from the fields that are opened.</summary>
internal sealed class PageItem(SurveyedItem item)
{
    /// <summary>An item that came in a hundred times is told by its first receipts and a number.</summary>
    private const int Most = 20;

    public SurveyedItem Item => item;

    public List<FactRuling> Receipts { get; } = [];

    public List<FactRuling> Appearances { get; } = [];

    public long MoreReceipts { get; private set; }

    public long MoreAppearances { get; private set; }

    public void AddReceipt(FactRuling ruling)
    {
        if (Receipts.Count < Most) Receipts.Add(ruling);
        else MoreReceipts++;
    }

    public void AddAppearance(FactRuling ruling)
    {
        if (Appearances.Count < Most) Appearances.Add(ruling);
        else MoreAppearances++;
    }
}
