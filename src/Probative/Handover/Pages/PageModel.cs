using Probative.Handover.Plan;
using Probative.Kernel.Ids;

namespace Probative.Handover.Pages;

/// <summary>
/// What the page is made of, gathered while the facts are written. It is bounded, whatever the case: what
/// does not fit is counted, and the page says where the rest is.
/// </summary>
internal sealed class PageModel(CaseSurvey survey)
{
    public const int RowsMost = 2_000;
    public const int ItemsMost = 1_000;
    public const int ClaimsMost = 1_000;

    /// <summary>A case of long texts reaches this first: a browser opens such a page at once.</summary>
    public const long TextBytesMost = 8 << 20;

    private readonly Dictionary<Id, PageItem> _items = [];
    private readonly Dictionary<Correction, FactRuling> _corrections = [];
    private long _textBytes;

    public string? CaseName { get; private set; }

    public List<PageRow> Rows { get; } = [];

    /// <summary>The number of the last fact that has a row.</summary>
    public long LastFact { get; private set; }

    public IReadOnlyCollection<PageItem> Items => _items.Values;

    /// <summary>True if the package has items that are not among <see cref="Items"/>.</summary>
    public bool HasMoreItems { get; private set; }

    public List<FactRuling> Claims { get; } = [];

    public long MoreClaims { get; private set; }

    /// <summary>The last correction of a field of a fact, or null. Of a case with more than a page can show
    /// the record alone has all.</summary>
    public FactRuling? CorrectionOf(FactRuling ruling, string field) =>
        _corrections.GetValueOrDefault(new Correction(ruling.Fact.Number, field));

    /// <summary>Takes the next fact, in order.</summary>
    public void Add(FactRuling ruling)
    {
        AddRow(ruling);
        if (ruling.Bare is not null) return;
        var shown = ruling.AsShown;
        switch (shown.Type)
        {
            case "CaseOpened":
                CaseName = shown.Text("name");
                break;
            case "ItemReceived":
                ItemOf(ruling)?.AddReceipt(ruling);
                break;
            case "AppearanceRecorded":
                ItemOf(ruling)?.AddAppearance(ruling);
                break;
            case "ClaimRecorded" when Claims.Count < ClaimsMost && HasRoom(ruling):
                Claims.Add(ruling);
                break;
            case "ClaimRecorded":
                MoreClaims++;
                break;
            case "FieldCorrected"
                when Correction.TryOf(ruling.Fact) is { } correction && HasRoom(ruling):
                _corrections[correction] = ruling;
                break;
        }
    }

    private void AddRow(FactRuling ruling)
    {
        var number = ruling.Fact.Number;
        if (LastFact != number - 1) return;
        if (ruling.Bare is { } reason && Rows is [.., PageRow.Withheld run] && run.Reason == reason)
        {
            Rows[^1] = run with { To = number };
        }
        else if (Rows.Count == RowsMost || !HasRoom(ruling))
        {
            return;
        }
        else
        {
            Rows.Add(ruling.Bare is { } bare
                ? new PageRow.Withheld(number, number, bare)
                : new PageRow.Shown(ruling));
        }

        LastFact = number;
    }

    private bool HasRoom(FactRuling ruling)
    {
        if (_textBytes > TextBytesMost) return false;
        _textBytes += ruling.Fact.Disclosures.Sum(disclosure => (long)disclosure.Ascii.Length);
        return true;
    }

    private PageItem? ItemOf(FactRuling ruling)
    {
        if (ruling.Item is not { } id) return null;
        if (_items.TryGetValue(id, out var item)) return item;
        if (_items.Count == ItemsMost || !HasRoom(ruling))
        {
            HasMoreItems = true;
            return null;
        }

        item = new PageItem(survey.Items[id]);
        _items.Add(id, item);
        return item;
    }
}
