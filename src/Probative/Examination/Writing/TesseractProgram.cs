using System.Globalization;
using System.Text;
using Probative.Examination.Pictures;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Writing;

/// <summary>tesseract, as Debian has it, with Ukrainian, Russian and English.</summary>
internal static class TesseractProgram
{
    public const string Path = "/usr/bin/tesseract";

    /// <summary>All three at once: one alone turns the others into its own letters.</summary>
    public static readonly IReadOnlyList<string> Options =
        ["stdin", "stdout", "-l", "ukr+rus+eng", "--psm", "11", "tsv"];

    /// <summary>A picture with more pixels on a side is shrunk before.</summary>
    public const int SideMax = 4_000;

    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(120);

    /// <summary>The lines in a picture, in pixels of that picture; or why there are none.</summary>
    public static async Task<(IReadOnlyList<WrittenLine>?, ExaminationOutcome.Failed?)> ReadAsync(
        ISandbox sandbox, PixelFrame frame, CancellationToken ct)
    {
        var small = frame.Shrunk(SideMax, SideMax);
        var header = string.Create(CultureInfo.InvariantCulture, $"P6\n{small.Width} {small.Height}\n255\n");
        using var input = new MemoryStream([.. Encoding.ASCII.GetBytes(header), .. small.Rgb.Span]);
        using var table = new MemoryStream();
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = new SandboxProgram
                {
                    Path = Path,
                    Environment = new Dictionary<string, string> { ["OMP_THREAD_LIMIT"] = "1" },
                },
                Arguments = _ => Options,
                StandardInput = input,
                StandardOutput = table,
                Limits = new SandboxLimits { WallTime = s_time, CpuTime = s_time },
            },
            ct);
        if (!outcome.IsWell) return (null, SandboxFailure.Of("tesseract", outcome));
        var lines = TesseractText.Read(table.GetBuffer().AsSpan(0, (int)table.Length));
        return (small == frame ? lines : [.. lines.Select(line => Scaled(line, frame, small))], null);
    }

    private static WrittenLine Scaled(WrittenLine line, PixelFrame large, PixelFrame small) => line with
    {
        Left = (int)((long)line.Left * large.Width / small.Width),
        Top = (int)((long)line.Top * large.Height / small.Height),
        Width = (int)((long)line.Width * large.Width / small.Width),
        Height = (int)((long)line.Height * large.Height / small.Height),
    };
}
