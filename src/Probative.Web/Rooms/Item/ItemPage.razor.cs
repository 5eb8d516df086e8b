using Microsoft.AspNetCore.Components;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Web.Media;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Item;

/// <summary>One item: what is known of it, what nobody has checked, and a place to look at it.</summary>
public sealed partial class ItemPage
{
    private Dossier? _dossier;
    private IReadOnlyList<Problem> _problems = [];
    private MomentChosen? _choice;
    private bool _isRestricted;
    private bool _isHeld;

    [Parameter]
    public required string Case { get; set; }

    [Parameter]
    public required string Item { get; set; }

    [SupplyParameterFromQuery(Name = "restricted")]
    public string? Restricted { get; set; }

    /// <summary>The time that is asked about; null for now.</summary>
    [SupplyParameterFromQuery(Name = "as-of")]
    public string? AsOf { get; set; }

    /// <summary>The claim that a link led to.</summary>
    [SupplyParameterFromQuery(Name = "claim")]
    public string? Claim { get; set; }

    /// <summary>The observation that a link led to.</summary>
    [SupplyParameterFromQuery(Name = "observation")]
    public string? Observation { get; set; }

    [Inject]
    private DossierReader Reader { get; set; } = default!;

    [Inject]
    private MediaDesk Media { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Here => $"/case/{Case}/items/{Item}";

    private BytesWanted Wanted => new(Case, Item, Restricted is not null, []);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        (_dossier, _problems) = await Reader.ReadAsync(Case, Item, Restricted is not null, AsOf);
        _isRestricted = _problems.Any(problem => problem.Code == "item-restricted");
        StateHasChanged();
    }

    private async Task ChosenAsync(bool isRecorded)
    {
        _choice = null;
        if (isRecorded) await LoadAsync();
    }

    /// <summary>
    /// The item's own bytes, to be stored: never shown by the browser, and only when they are those of the
    /// record.
    /// </summary>
    private async Task DownloadAsync()
    {
        if (!Hash32.TryParseHex((string?)_dossier?.Item["sha256"], out var sha256)) return;
        _isHeld = true;
        StateHasChanged();
        var damage = await Media.HoldAsync(Wanted with { Sha256 = [sha256] });
        _isHeld = false;
        if (damage is not null)
        {
            _problems = [damage];
            return;
        }

        var (addresses, problems) = await Media.LinkAsync(Wanted with { Sha256 = [sha256] }, "stored a copy");
        _problems = problems;
        if (addresses.TryGetValue(sha256, out var address)) Navigation.NavigateTo(address, forceLoad: true);
    }
}
