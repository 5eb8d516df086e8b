using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Probative.Examination.Viewing;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Web.Media;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Item;

/// <summary>Veils an item until its visitor gives a reason, and counts how long they look.</summary>
public sealed partial class LookPanel : IAsyncDisposable
{
    private static readonly string[] s_reasons =
        ["ReasonReview", "ReasonCheck", "ReasonCompare", "ReasonHandover"];

    private readonly CancellationTokenSource _leaving = new();
    private DotNetObjectReference<LookPanel>? _self;
    private IJSObjectReference? _count;
    private Visitor? _visitor;
    private IReadOnlyList<Problem> _problems = [];
    private string? _reason;
    private string? _blurred;
    private string? _copy;
    private string _own = "";
    private TimeSpan _looked;
    private bool _needsPause;
    private long? _preparing;
    private CancellationTokenSource? _work;

    [Parameter, EditorRequired]
    public required Dossier Dossier { get; set; }

    [Parameter, EditorRequired]
    public required BytesWanted Wanted { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Told of a moment about which something is to be recorded.</summary>
    [Parameter]
    public EventCallback<MomentChosen> Choose { get; set; }

    /// <summary>The second of two side by side: keys are for the first.</summary>
    [Parameter]
    public bool IsSecond { get; set; }

    [Inject]
    private Desk Desk { get; set; } = default!;

    [Inject]
    private MediaDesk Media { get; set; } = default!;

    [Inject]
    private Exposures Exposures { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private string Suffix => IsSecond ? "-second" : "";

    private long Total => (long?)Dossier.Report("frames")?["frames"] ?? 0;

    /// <summary>Told by the page while it is in front and uncovered.</summary>
    [JSInvokable]
    public void Looked(int seconds)
    {
        if (_reason is null) return;
        _looked = Exposures.Add(_visitor!.Session, TimeSpan.FromSeconds(seconds));
        _needsPause = Exposures.NeedsPause(_visitor.Session);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        _self?.Dispose();
        await Modules.CloseAsync(_count);
    }

    protected override async Task OnInitializedAsync()
    {
        _visitor = await Desk.VisitorAsync();
        _reason = Exposures.ReasonOf(_visitor.Session, Dossier.Id);
        _looked = Exposures.Looked(_visitor.Session);
        if (_reason is { } known) await ShowAsync(known);
        else _blurred = await LinkAsync(Dossier.Blurred, null);
    }

    private async Task LookAsync(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return;
        if (Dossier.ViewingCopy is null && !await PrepareAsync()) return;
        Exposures.Show(_visitor!.Session, Dossier.Id, reason.Trim());
        await ShowAsync(reason.Trim());
    }

    private async Task ShowAsync(string reason)
    {
        _copy = await LinkAsync(Dossier.ViewingCopy, reason);
        _reason = _copy is null ? null : reason;
        if (_reason is null || _count is not null) return;
        _self = DotNetObjectReference.Create(this);
        _count = await Modules.OpenAsync(Browser, "look.js", "count", _self);
    }

    private async Task<string?> RenewAsync() => _copy = await LinkAsync(Dossier.ViewingCopy, _reason);

    private async Task HideAsync()
    {
        Exposures.Hide(_visitor!.Session, Dossier.Id);
        (_reason, _copy) = (null, null);
        _blurred = await LinkAsync(Dossier.Blurred, null);
    }

    private void Paused()
    {
        Exposures.Paused(_visitor!.Session);
        _needsPause = false;
    }

    private void Stop() => _work?.Cancel();

    private async Task<string?> LinkAsync(Hash32? sha256, string? why)
    {
        if (sha256 is not { } wanted) return null;
        var (addresses, problems) = await Media.LinkAsync(Wanted with { Sha256 = [wanted] }, why);
        _problems = problems;
        return addresses.GetValueOrDefault(wanted);
    }

    /// <summary>Has the viewing copy made; true when there is one after it.</summary>
    private async Task<bool> PrepareAsync()
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        (_work, _preparing, _problems) = (work, 0, []);
        var told = await Desk.AskAsync(
            by => new PrepareViewing
            {
                By = by,
                Item = Dossier.Id,
                Case = Wanted.Case,
                WithRestricted = Wanted.WithRestricted,
                AgainFailed = true,
            },
            progress =>
            {
                if (progress.What != "frames") return;
                _preparing = progress.Done;
                StateHasChanged();
            },
            ct: work.Token);
        (_work, _preparing) = (null, null);
        await Changed.InvokeAsync();
        _problems = told.Problems;
        return Dossier.ViewingCopy is not null;
    }
}
