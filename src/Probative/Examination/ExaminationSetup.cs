using Probative.Examination.Anatomy;
using Probative.Examination.Credentials;
using Probative.Examination.Frames;
using Probative.Examination.Identity;
using Probative.Examination.Metadata;
using Probative.Examination.Pictures;
using Probative.Examination.Prints;
using Probative.Examination.Sounds;
using Probative.Examination.Telemetry;
using Probative.Examination.Texts;
using Probative.Examination.Viewing;
using Probative.Examination.Writing;
using Probative.Formats.Credentials;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>The examinations that there are, and which of them this machine can make.</summary>
public static class ExaminationSetup
{
    /// <summary>The words by which examinations are chosen, in the order in which they are made.</summary>
    /// <param name="isTriage">Of videos only key frames are looked at, and no writing is read.</param>
    public static IReadOnlyList<string> Names(bool isTriage) =>
        [.. Kinds(isTriage, null).Select(kind => kind.Name).Distinct()];

    /// <summary>True for one that is only made when it is named.</summary>
    public static bool IsOnlyAsked(string name) =>
        Kinds(isTriage: false, null).Any(kind => kind.Name == name && kind.IsOnlyAsked);

    /// <summary>Asks for the versions of the programs that are needed, in the sandbox.</summary>
    /// <param name="sandbox">Where programs run.</param>
    /// <param name="isTriage">Of videos only key frames are looked at, and no writing is read.</param>
    /// <param name="only">
    /// Of <see cref="Names"/>; empty for all but those that are only made when asked for.
    /// </param>
    /// <param name="trust">Whose Content Credentials are believed; null for nobody's.</param>
    /// <param name="ct">Ends the asking.</param>
    public static async Task<ExaminationList> FindAsync(
        ISandbox sandbox,
        bool isTriage,
        IReadOnlyList<string> only,
        TrustList? trust,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(only);
        var versions = new ProgramVersions(sandbox, ct);
        var asked = Kinds(isTriage, trust)
            .Where(kind => only.Count == 0 ? !kind.IsOnlyAsked : only.Contains(kind.Name)).ToList();
        var made = await Task.WhenAll(asked.Select(kind => kind.MakeAsync(versions)));
        return new ExaminationList([.. made.OfType<IExamination>()], versions.Missing)
        {
            Asked = asked.Select(kind => kind.Name).ToHashSet(),
            Whole = only.Count == 0 ? null : () => FindAsync(sandbox, isTriage, [], trust, ct),
        };
    }

    /// <summary>An examination, and what makes it where its programs are there.</summary>
    private sealed record Kind(string Name, Func<ProgramVersions, Task<IExamination?>> MakeAsync)
    {
        /// <summary>One that needs no program.</summary>
        public Kind(IExamination examination)
            : this(examination.Name, _ => Task.FromResult<IExamination?>(examination))
        {
        }

        /// <summary>Costs more than it tells: made for who names it.</summary>
        public bool IsOnlyAsked { get; init; }
    }

    private static IEnumerable<Kind> Prints() =>
    [
        .. StillDecoder.All.Select(decoder => new Kind(
            PrintExamination.Word,
            async versions => await decoder.ToolsAsync(versions) is { } tools
                ? new PicturePrintExamination(decoder, tools)
                : null)),
        new(PrintExamination.Word, async versions =>
            await versions.Ffmpeg is { } ffmpeg ? new PrintExamination(ffmpeg) : null),
    ];

    // Identity first: it costs nearly nothing.
    private static IEnumerable<Kind> Kinds(bool isTriage, TrustList? trust) =>
    [
        new(new IdentityExamination()),
        new(MetadataExamination.Word, async versions =>
            await versions.ExifTool is { } exifTool ? new MetadataExamination(exifTool) : null),
        new(SecondOpinionExamination.Word, async versions =>
            await versions.ExifTool is { } exifTool && await versions.Decoding is { } decoding
                ? new SecondOpinionExamination(exifTool, decoding)
                : null),
        new(new AnatomyExamination()),
        new(new CredentialsExamination(trust)),
        new(new TelemetryExamination()),
        new(new TextExamination()),
        new(PageExamination.Word, async versions =>
            await versions.Decoding is { } decoding ? new PageExamination(decoding) : null),
        new(PaperExamination.Word, async versions =>
            await versions.Decoding is { } decoding ? new PaperExamination(decoding) : null),
        .. StillDecoder.All.Select(decoder => new Kind(PictureExamination.Word, async versions =>
            await decoder.ToolsAsync(versions) is { } tools ? new PictureExamination(decoder, tools) : null)),
        new(FramesExamination.Word(isTriage), async versions =>
            await versions.Ffmpeg is { } ffmpeg ? new FramesExamination(ffmpeg, isTriage) : null),
        .. isTriage ? [] : Prints(),
        new(SoundExamination.Word, async versions =>
            await versions.Ffmpeg is { } ffmpeg ? new SoundExamination(ffmpeg) : null),
        .. isTriage ? [] : StillDecoder.All.Select(decoder => new Kind(
            WritingExamination.Word,
            async versions =>
                await versions.Tesseract is { } tesseract && await decoder.ToolsAsync(versions) is { } tools
                    ? new WritingExamination(tesseract, decoder, tools)
                    : null)),
        new(ViewingExamination.Word, async versions =>
            await versions.Ffmpeg is { } ffmpeg ? new ViewingExamination(ffmpeg) : null)
        {
            IsOnlyAsked = true,
        },
        .. StillDecoder.All.Select(decoder => new Kind(
            ViewingExamination.Word,
            async versions => await decoder.ToolsAsync(versions) is { } tools
                ? new PictureViewingExamination(decoder, tools)
                : null)
        {
            IsOnlyAsked = true,
        }),
    ];
}
