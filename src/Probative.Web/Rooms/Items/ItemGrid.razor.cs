using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using Probative.Preservation.Listing;

namespace Probative.Web.Rooms.Items;

/// <summary>
/// The grid: which row is active, which is unfolded, and what the keys do. The scroller keeps the focus and
/// names the active row, so that rows can come and go under it.
/// </summary>
public sealed partial class ItemGrid
{
    /// <summary>The height of a row; items.css says the same.</summary>
    public const int RowPixels = 28;

    private static readonly (string Key, ItemSort? Sort)[] s_columns =
    [
        ("Name", ItemSort.Name), ("Type", ItemSort.Type), ("Size", ItemSort.Size),
        ("Recorded", ItemSort.Recorded), ("Receipts", null), ("Seen", null), ("Examined", null),
    ];

    private readonly Dictionary<long, JsonObject> _inSight = [];

    // The rows of the last window: only these are in the page, and only these may be named in it.
    private readonly HashSet<long> _inPage = [];

    private ElementReference _scroller;
    private Virtualize<ListedRow>? _rows;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<ItemGrid>? _self;
    private long _active;
    private long? _open;
    private IReadOnlyList<MadeRow> _made = [];

    [Parameter, EditorRequired]
    public required string Case { get; set; }

    [Parameter, EditorRequired]
    public required ItemQuery Query { get; set; }

    [Parameter]
    public long? Total { get; set; }

    [Parameter, EditorRequired]
    public required Func<long, long, CancellationToken, Task<ItemWindow>> Windows { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, Task<IReadOnlyList<MadeRow>>> Made { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, JsonObject> Selected { get; set; }

    [Parameter]
    public EventCallback<JsonObject> Toggled { get; set; }

    [Parameter]
    public EventCallback<ItemQuery> Sorted { get; set; }

    /// <summary>Asks anew, from the beginning.</summary>
    public async Task RefreshAsync()
    {
        (_open, _made) = (null, []);
        _inSight.Clear();
        _inPage.Clear();
        if (_rows is not null) await _rows.RefreshDataAsync();
        StateHasChanged();
    }

    /// <summary>Shows again what it has.</summary>
    public async Task ShowAsync()
    {
        if (_rows is not null) await _rows.RefreshDataAsync();
        StateHasChanged();
    }

    /// <summary>A key that the grid takes for itself. Answers with the line to bring into sight.</summary>
    [JSInvokable]
    public async Task<long> KeyAsync(string key, long page)
    {
        var last = Math.Max(0, (Total ?? 0) - 1);
        switch (key)
        {
            case "Enter" when await ActiveAsync() is { } item:
                Navigation.NavigateTo($"/case/{Case}/items/{(string)item["id"]!}");
                return -1;
            case " " when await ActiveAsync() is { } chosen:
                await Toggled.InvokeAsync(chosen);
                break;
            case "ArrowRight" or "ArrowLeft" when await ActiveAsync() is { } folded:
                if ((_open == _active) == (key == "ArrowLeft"))
                    await UnfoldAsync(new ListedRow(_active, folded, null));
                break;
            default:
                _active = Math.Clamp(
                    key switch
                    {
                        "ArrowDown" => _active + 1,
                        "ArrowUp" => _active - 1,
                        "PageDown" => _active + page,
                        "PageUp" => _active - page,
                        "Home" => 0,
                        "End" => last,
                        _ => _active,
                    },
                    0,
                    last);
                break;
        }

        StateHasChanged();
        return LineOf(_active);
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_keys is not null) await _keys.InvokeVoidAsync("stop");
            if (_keys is not null) await _keys.DisposeAsync();
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _module = await Scripts.InvokeAsync<IJSObjectReference>(
            "import", "./_content/Probative.Web/items.js");
        _keys = await _module.InvokeAsync<IJSObjectReference>("keys", _scroller, _self, RowPixels);
    }

    private async ValueTask<ItemsProviderResult<ListedRow>> RowsAsync(ItemsProviderRequest request)
    {
        // Lines of what is unfolded lie between the rows of items.
        var rows = new List<ListedRow>();
        var (first, end) = ((long)request.StartIndex, (long)request.StartIndex + request.Count);
        var from = ItemAt(first);
        var (total, items) = await Windows(from, ItemAt(end) - from + 1, request.CancellationToken);
        if (_inSight.Count > 4_000) _inSight.Clear();
        _inPage.Clear();
        for (var i = 0; i < items.Count; i++)
        {
            _inSight[from + i] = items[i];
            _inPage.Add(from + i);
            var row = new ListedRow(from + i, items[i], null);
            Take(LineOf(row.Index), row);
            if (_open != row.Index) continue;
            for (var made = 0; made < _made.Count; made++)
                Take(LineOf(row.Index) + 1 + made, row with { Made = _made[made] });
        }

        return new ItemsProviderResult<ListedRow>(rows, (int)Math.Min(int.MaxValue, total + _made.Count));

        void Take(long line, ListedRow row)
        {
            if (line >= first && line < end) rows.Add(row);
        }
    }

    /// <summary>The active row's item. A key can come before the rows of a new list are there.</summary>
    private async Task<JsonObject?> ActiveAsync()
    {
        if (_inSight.TryGetValue(_active, out var item)) return item;
        var (_, items) = await Windows(_active, 1, CancellationToken.None);
        return items.Count > 0 ? items[0] : null;
    }

    private long LineOf(long item) => _open is { } open && item > open ? item + _made.Count : item;

    private long ItemAt(long line) =>
        _open is { } open && line > open ? Math.Max(open, line - _made.Count) : line;

    private async Task ToggleAsync(ListedRow row)
    {
        _active = row.Index;
        await Toggled.InvokeAsync(row.Item);
    }

    private void ActivateAsync(long index) => _active = index;

    private async Task UnfoldAsync(ListedRow row)
    {
        var isOpen = _open == row.Index;
        _active = row.Index;
        _made = isOpen ? [] : await Made(row.Id);
        _open = _made.Count > 0 ? row.Index : null;
        if (_rows is not null) await _rows.RefreshDataAsync();
    }

    private Task SortAsync(ItemSort by) => Sorted.InvokeAsync(
        Query with { Sort = by, IsDescending = Query.Sort == by && !Query.IsDescending });

    private string? OrderOf(ItemSort? sort) => sort != Query.Sort
        ? null
        : Query.IsDescending ? "descending" : "ascending";

    private string Arrow(ItemSort sort) => sort != Query.Sort ? "" : Query.IsDescending ? "▾" : "▴";
}
