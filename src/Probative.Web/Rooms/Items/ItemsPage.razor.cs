using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Probative.Kernel.Commands;
using Probative.Preservation;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Items;

/// <summary>The page of the room: it asks, its parts show.</summary>
public sealed partial class ItemsPage
{
    private readonly Dictionary<string, JsonObject> _selected = [];

    private ItemQuery _query = new();
    private string? _asked;
    private string? _going;
    private string _member = "";
    private long? _total;
    private long _restricted;
    private JsonObject? _then;
    private IReadOnlyList<Problem> _problems = [];
    private ItemGrid? _grid;
    private ContactSheet? _sheet;

    [Parameter]
    public required string Case { get; set; }

    // Read by the page itself: they make it render anew when the address changes.
    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    private string Found => _total is not { } total
        ? T["Waiting"]
        : T[_query.IsFiltering ? "FoundFiltered" : "Found", total]
            + (_restricted > 0 ? " " + T["RestrictedLeftOut", _restricted] : "");

    public ValueTask DisposeAsync()
    {
        Jobs.Changed -= OnJobs;
        Navigation.LocationChanged -= OnMoved;
        return ValueTask.CompletedTask;
    }

    protected override async Task OnInitializedAsync()
    {
        Jobs.Changed += OnJobs;
        Navigation.LocationChanged += OnMoved;
        _member = (await Desk.VisitorAsync()).Member?.ToString() ?? "";
    }

    protected override Task OnParametersSetAsync() => ReadAddressAsync();

    private void OnMoved(object? sender, LocationChangedEventArgs to) => InvokeAsync(() =>
    {
        _going = null;
        return ReadAddressAsync();
    });

    private void OnJobs(string @case) => InvokeAsync(async () =>
    {
        if (@case == Case) await RefreshAsync();
    });

    private async Task ReadAddressAsync()
    {
        var address = new Uri(Navigation.Uri);
        if (!address.AbsolutePath.EndsWith("/items", StringComparison.Ordinal)) return;
        var asked = Case + address.Query;
        if (asked == _asked) return;
        var isFirst = _asked is null;
        _asked = asked;
        _query = ItemQuery.Parse(address.Query);
        if (isFirst) return;

        // How many it was before is not how many match now.
        _total = null;
        StateHasChanged();
        await RefreshAsync();
    }

    private string AddressOf(ItemQuery query) => $"/case/{Case}/items{query}";

    private Task AskAsync(ItemQuery query)
    {
        // Asked twice (a field left by Enter), an address would stand twice in the browser's way back. The
        // address is the new one only when the browser has said so.
        var address = AddressOf(query);
        if (address == _going) return Task.CompletedTask;
        if (new Uri(Navigation.Uri).PathAndQuery == address) return RefreshAsync();
        _going = address;
        Navigation.NavigateTo(address);
        return Task.CompletedTask;
    }

    /// <summary>Rows of the list from one place on, for whoever shows them.</summary>
    private async Task<ItemWindow> WindowAsync(long skip, long limit, CancellationToken ct)
    {
        Told told;
        try
        {
            told = await Desk.AskAsync(by => _query.ToCommand(by, Case, skip, limit), ct: ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Whoever scrolled on takes no window by another token than the one it gave for a fault.
            throw new OperationCanceledException(ct);
        }

        var total = (long?)told.Result?["total"];
        var restricted = (long?)told.Result?["restricted_left_out"] ?? 0;
        _then = told.Result?["as_of"] as JsonObject;
        if (total != _total || restricted != _restricted || told.Problems.Count != _problems.Count)
        {
            (_total, _restricted, _problems) = (total ?? 0, restricted, told.Problems);
            StateHasChanged();
        }

        return new ItemWindow(total ?? 0, told.Rows);
    }

    /// <summary>What was made from an item.</summary>
    private async Task<IReadOnlyList<MadeRow>> MadeAsync(string item)
    {
        var told = await Desk.AskAsync(
            by => new Show { By = by, What = item, Case = Case, WithRestricted = _query.WithRestricted });
        _problems = told.Problems;
        var rows = new List<MadeRow>();
        foreach (var one in told.Result?["examinations"]?.AsArray() ?? [])
        {
            var (name, outcome) = ((string)one!["examination"]!, (string?)one["outcome"]);
            var report = (string?)one["output"];
            rows.Add(new MadeRow(name, report is null ? "" : "report", null, null, outcome));
            foreach (var made in one["derivatives"]?.AsArray() ?? [])
            {
                rows.Add(new MadeRow(
                    name, (string?)made!["role"] ?? "", (string?)made["type"], (long?)made["size_bytes"],
                    null));
            }
        }

        return rows;
    }

    private void Toggle(JsonObject item)
    {
        var id = (string)item["id"]!;
        if (!_selected.Remove(id)) _selected.Add(id, item);
    }

    private async Task ClearAsync()
    {
        _selected.Clear();
        if (_grid is not null) await _grid.ShowAsync();
    }

    private async Task RefreshAsync()
    {
        if (_grid is not null) await _grid.RefreshAsync();
        if (_sheet is not null) await _sheet.RefreshAsync();
        StateHasChanged();
    }
}
