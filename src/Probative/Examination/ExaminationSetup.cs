using System.Text;
using System.Text.RegularExpressions;
using Probative.Examination.Anatomy;
using Probative.Examination.Credentials;
using Probative.Examination.Decoding;
using Probative.Examination.Frames;
using Probative.Examination.Identity;
using Probative.Examination.Metadata;
using Probative.Examination.Pictures;
using Probative.Examination.Sounds;
using Probative.Examination.Telemetry;
using Probative.Examination.Texts;
using Probative.Examination.Writing;
using Probative.Formats.Credentials;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>Finds out which examinations this machine can make, and with which versions.</summary>
public static partial class ExaminationSetup
{
    /// <summary>Asks each program for its version, in the sandbox.</summary>
    /// <param name="sandbox">Where programs run.</param>
    /// <param name="isTriage">Of videos only key frames are looked at, and no writing is read.</param>
    /// <param name="trust">Whose Content Credentials are believed; null for nobody's.</param>
    /// <param name="ct">Ends the asking.</param>
    public static async Task<ExaminationList> FindAsync(
        ISandbox sandbox, bool isTriage, TrustList? trust, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var missing = new List<Problem>();
        var exifTool = await FindAsync(
            sandbox, ExifToolProgram.Path, "-ver", "libimage-exiftool-perl", missing, ct);
        var ffmpeg = await FindAsync(sandbox, FfmpegProgram.Path, "-version", "ffmpeg", missing, ct);
        var tesseract = isTriage ? null : await FindAsync(
            sandbox,
            TesseractProgram.Path,
            "--version",
            "tesseract-ocr tesseract-ocr-ukr tesseract-ocr-rus tesseract-ocr-eng",
            missing,
            ct);
        var decoding = await DecodingVersions.FindAsync(sandbox, missing, ct);
        var all = new List<IExamination> { new IdentityExamination() };
        if (exifTool is not null) all.Add(new MetadataExamination(exifTool));
        if (exifTool is not null && decoding is not null)
            all.Add(new SecondOpinionExamination(exifTool, decoding));
        all.Add(new AnatomyExamination());
        all.Add(new CredentialsExamination(trust));
        all.Add(new TelemetryExamination());
        all.Add(new TextExamination());
        if (decoding is not null)
        {
            all.Add(new PageExamination(decoding));
            all.Add(new PaperExamination(decoding));
        }

        if (ffmpeg is not null)
        {
            all.Add(new PictureExamination(ffmpeg));
            all.Add(new FramesExamination(ffmpeg, isTriage));
            all.Add(new SoundExamination(ffmpeg));
            if (tesseract is not null) all.Add(new WritingExamination(tesseract, ffmpeg));
        }

        return new ExaminationList(all, missing);
    }

    private static async Task<string?> FindAsync(
        ISandbox sandbox,
        string path,
        string option,
        string package,
        List<Problem> missing,
        CancellationToken ct)
    {
        using var said = new MemoryStream();
        if (File.Exists(path))
        {
            var outcome = await sandbox.RunAsync(
                new SandboxRun
                {
                    Program = new SandboxProgram { Path = path },
                    Arguments = _ => [option],
                    StandardOutput = said,
                },
                ct);
            var text = Encoding.UTF8.GetString(said.GetBuffer(), 0, (int)said.Length);
            if (outcome.IsWell && VersionForm().Match(text) is { Success: true } match)
                return match.Groups[1].Value;
        }

        missing.Add(new Problem(
            "tool-missing",
            Path.GetFileName(path),
            $"{path} is not there, or does not start in the sandbox: what it examines is left out.",
            $"Install it: apt-get install {package}. The next run does what was left out."));
        return null;
    }

    // The first line of each: `12.57`, `ffmpeg version 5.1.9-0+deb12u1 Copyright ...`, `tesseract 5.3.0`.
    [GeneratedRegex(@"^(?:\w+ (?:version )?)?v?(\d[^\s]*)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
