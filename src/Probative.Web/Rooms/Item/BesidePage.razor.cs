using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Probative.Kernel.Commands;
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

    [Parameter]
    public required string Case { get; set; }

    [Parameter]
    public required string First { get; set; }

    [Parameter]
    public string? Second { get; set; }

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
        _lock = await Modules.OpenAsync(Browser, "beside.js", "lock", _root, _self);
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

        StateHasChanged();
    }

    private BytesWanted WantedOf(string item) => new(Case, item, false, []);

    private void Choose()
    {
        if (_wanted?.Trim() is { Length: > 0 } wanted)
            Navigation.NavigateTo($"/case/{Case}/items/{First}/beside/{Uri.EscapeDataString(wanted)}");
    }

    private Task LockAsync(ChangeEventArgs changed)
    {
        _isLocked = changed.Value is true;
        return SetAsync();
    }

    private async Task SetAsync()
    {
        if (_lock is not null) await _lock.InvokeVoidAsync("set", _apart, _isLocked);
    }
}
