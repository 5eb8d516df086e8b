using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Web.Uploads;

namespace Probative.Web.Rooms.Inbox;

/// <summary>The page of the room: uploads, then three questions, then how it goes.</summary>
public sealed partial class InboxPage
{
    private const int BatchBytes = 16;

    private ElementReference _zone;
    private ElementReference _files;
    private ElementReference _folder;
    private IJSObjectReference? _module;
    private IJSObjectReference? _uploads;
    private DotNetObjectReference<InboxPage>? _self;
    private UploadState _state = UploadState.Nothing;
    private IReadOnlyList<Problem> _refusal = [];
    private bool? _mayCome;
    private string _member = "";
    private string _batch = "";

    [Parameter]
    public required string Case { get; set; }

    private IReadOnlyList<Upload> Waiting =>
        [.. Store.Of(_member, Case).Where(one => !Intakes.IsTakingIn(one.Batch))];

    private int Whole => Waiting.Count(one => one.File is not null);

    private long WholeBytes => Waiting.Where(one => one.File is not null).Sum(one => one.SizeBytes);

    /// <summary>How the uploads of this browser stand.</summary>
    [JSInvokable]
    public void Told(UploadState state)
    {
        _state = state;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Jobs.Changed -= OnJobs;
        _self?.Dispose();
        try
        {
            if (_uploads is not null) await _uploads.InvokeVoidAsync("detach");
            if (_uploads is not null) await _uploads.DisposeAsync();
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its uploads wait for it.
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Jobs.Changed += OnJobs;
        var told = await Desk.AskAsync(by => new ListCases { By = by });
        _mayCome = told.Rows.Any(row => (string?)row["id"] == Case);
        _refusal = told.Problems.Count > 0
            ? told.Problems
            : [new Problem("case-not-found", null, T["NoCase"], T["NoCaseHint"])];
        _member = (await Desk.VisitorAsync()).Member?.ToString() ?? "";
        if (_mayCome is true) NextBatch();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mayCome is not true || _self is not null) return;
        _self = DotNetObjectReference.Create(this);
        _module = await Scripts.InvokeAsync<IJSObjectReference>(
            "import", "./_content/Probative.Web/upload.js");
        _uploads = await _module.InvokeAsync<IJSObjectReference>(
            "attach", _zone, _files, _folder, _self, Case, _batch);
    }

    private void OnJobs(string @case)
    {
        if (@case == Case) InvokeAsync(StateHasChanged);
    }

    /// <summary>What waits already is gone on with; else a new one.</summary>
    private void NextBatch() => _batch = Waiting is [var first, ..]
        ? first.Batch
        : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(BatchBytes));

    private async Task CancelAsync(int number)
    {
        if (_uploads is not null) await _uploads.InvokeVoidAsync("cancel", number);
    }

    private async Task AgainAsync(int number)
    {
        if (_uploads is not null) await _uploads.InvokeVoidAsync("again", number);
    }

    private async Task DiscardAsync()
    {
        foreach (var one in Waiting) Store.Discard(one);
        await GoOnAsync(isAll: true);
    }

    private async Task KeepAsync(Statement stated)
    {
        Intakes.Start(await Desk.VisitorAsync(), Case, _batch, stated);
        await GoOnAsync(isAll: false);
    }

    private async Task GoOnAsync(bool isAll)
    {
        NextBatch();
        if (_uploads is null) return;
        await _uploads.InvokeVoidAsync("batch", _batch);
        await _uploads.InvokeVoidAsync("forget", isAll);
    }
}
