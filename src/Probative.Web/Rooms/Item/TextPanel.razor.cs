using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Web.Media;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Item;

/// <summary>
/// A text to read: claims stand marked in it, and new ones are made of the words that are selected.
/// </summary>
public sealed partial class TextPanel : IAsyncDisposable
{
    private const int TextMaxBytes = 32 * 1024 * 1024;

    /// <summary>Characters that a page shows; what is longer is read in parts by other means.</summary>
    private const int ShownMax = 400_000;

    private ElementReference _reading;
    private DotNetObjectReference<TextPanel>? _self;
    private IJSObjectReference? _reader;
    private IReadOnlyList<Problem> _problems = [];
    private ReadText? _text;
    private bool _isCut;
    private Chosen? _chosen;

    [Parameter, EditorRequired]
    public required Dossier Dossier { get; set; }

    [Parameter, EditorRequired]
    public required BytesWanted Wanted { get; set; }

    [Parameter, EditorRequired]
    public required Hash32 Text { get; set; }

    /// <summary>The claim that a link led to; null without one.</summary>
    [Parameter]
    public string? Sought { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private MediaDesk Media { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    // The words of a PDF are not the bytes of its file, by whose offsets claims are recorded.
    private bool MayClaim => Dossier.Made("paper", "text") is null;

    /// <summary>The key C, with the place of the selection in the text.</summary>
    [JSInvokable]
    public void ClaimAsync(int start, int end)
    {
        if (!MayClaim || _text is null || start < 0 || end > _text.Characters.Length || start >= end) return;
        _chosen = new Chosen(_text.Characters[start..end], _text.OffsetOf(start));
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        await Modules.CloseAsync(_reader);
    }

    protected override async Task OnInitializedAsync()
    {
        var map = Dossier.Made("text", "text map") ?? Dossier.Made("page", "text map");
        IReadOnlyList<Hash32> wanted = map is { } places ? [Text, places] : [Text];
        var (bytes, problems) = await Media.ReadAsync(Wanted with { Sha256 = wanted }, TextMaxBytes);
        _problems = problems;
        if (!bytes.TryGetValue(Text, out var text)) return;
        var read = new ReadText(text, map is { } of ? bytes.GetValueOrDefault(of) : null);
        _isCut = read.Characters.Length > ShownMax;
        _text = read;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_text is null || _reader is not null || _self is not null) return;
        _self = DotNetObjectReference.Create(this);
        _reader = await Modules.OpenAsync(Browser, "reading.js", "open", _reading, _self);
    }

    private async Task ClaimSelectedAsync()
    {
        if (_reader is null) return;
        if (await _reader.InvokeAsync<Selection?>("selected") is { } chosen)
            ClaimAsync(chosen.Start, chosen.End);
    }

    private async Task DoneAsync(bool isRecorded)
    {
        _chosen = null;
        if (isRecorded) await Changed.InvokeAsync();
    }

    private IEnumerable<MarkedText.Part> Parts()
    {
        var shown = _text!.Characters[..Math.Min(ShownMax, _text.Characters.Length)];
        return MarkedText.Of(shown, Dossier.Claims
            .Select(claim => (
                _text.PlaceOf((long?)claim["start"] ?? -1),
                _text.PlaceOf((long?)claim["end"] ?? -1),
                (string?)claim["id"] ?? "")));
    }

    private string Titles(IReadOnlyList<string> claims) => string.Join("\n", Dossier.Claims
        .Where(claim => claims.Contains((string?)claim["id"] ?? ""))
        .Select(claim => string.Join(
            T["Quoting"], claim["speakers"]?.AsArray().Select(by => (string?)by) ?? [])));

    private sealed record Chosen(string Quote, long? At);

    private sealed record Selection(int Start, int End);
}
