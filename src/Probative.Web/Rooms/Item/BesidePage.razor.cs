using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Probative.Kernel.Commands;
using Probative.Matching.SideBySide;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Item;

/// <summary>Two items of a case side by side, stepped as one.</summary>
public sealed partial class BesidePage : IAsyncDisposable
{
    private ElementReference _root;
    private DotNetObjectReference<BesidePage>? _self;
    private IJSObjectReference? _lock;
    private Dossier? _first;
    private Dossier? _second;
    private IReadOnlyList<Problem> _problems = [];
    private string? _wanted;
    private bool _isLocked = true;
    private int _apart;
    private JsonObject? _match;
    private JsonObject? _line;
    private IReadOnlyList<double>? _map;

    [Parameter]
    public required string Case { get; set; }

    [Parameter]
    public required string First { get; set; }

    [Parameter]
    public string? Second { get; set; }

    /// <summary>A match of the two, by which they are laid beside each other; null without one.</summary>
    [SupplyParameterFromQuery(Name = "match")]
    public string? Match { get; set; }

    [Inject]
    private Desk Desk { get; set; } = default!;

    [Inject]
    private DossierReader Reader { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    /// <summary>The second was moved by itself, while they were not locked.</summary>
    [JSInvokable]
    public void Moved(int apart)
    {
        _apart = apart;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        await Modules.CloseAsync(_lock);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        await LockAsync();
    }

    private async Task LoadAsync()
    {
        (_first, var problems) = await Reader.ReadAsync(Case, First, withRestricted: false);
        _problems = problems;
        if (Second is { Length: > 0 } second)
        {
            (_second, problems) = await Reader.ReadAsync(Case, second, withRestricted: false);
            _problems = [.. _problems, .. problems];
        }

        if (Match is not null && _match is null) await ReadMatchAsync(Match);
        StateHasChanged();
    }

    private async Task ReadMatchAsync(string match)
    {
        var told = await Desk.AskAsync(by => new ShowMatch { By = by, Match = match, Case = Case });
        _problems = [.. _problems, .. told.Problems];
        if (told.Result?["match"] is not JsonObject found || (string?)found["first"]?["id"] != _first?.Id
            || (string?)found["second"]?["id"] != _second?.Id) return;
        _match = found;
        (_line, _map) = MatchLine.Of(found);
        await LockAsync();
    }

    /// <summary>
    /// Anew when a match was read: until then nothing is known of how they lie to each other.
    /// </summary>
    private async Task LockAsync()
    {
        if (_self is null) return;
        await Modules.CloseAsync(_lock);
        _lock = await Modules.OpenAsync(Browser, "beside.js", "lock", _root, _self, _line);
    }

    private BytesWanted WantedOf(string item) => new(Case, item, false, []);

    private void Choose()
    {
        if (_wanted?.Trim() is { Length: > 0 } wanted)
            Navigation.NavigateTo($"/case/{Case}/items/{First}/beside/{Uri.EscapeDataString(wanted)}");
    }

    private Task SetLockAsync(ChangeEventArgs changed)
    {
        _isLocked = changed.Value is true;
        return SetAsync();
    }

    private async Task SetAsync()
    {
        if (_lock is not null) await _lock.InvokeVoidAsync("set", _apart, _isLocked);
    }
}
