using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Decoding;

/// <summary>The libraries of probative-decode, each as the record names it: `anglesharp 1.10.3`.</summary>
/// <param name="Program">probative-decode itself.</param>
/// <param name="MetadataExtractor">Reads metadata.</param>
/// <param name="AngleSharp">Reads pages.</param>
/// <param name="PdfPig">Reads PDF.</param>
public sealed record DecodingVersions(
    string Program, string MetadataExtractor, string AngleSharp, string PdfPig)
{
    /// <summary>Asks in the sandbox; null, and a problem, where it does not answer.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="missing">Gets the problem.</param>
    /// <param name="ct">Ends the asking.</param>
    public static async Task<DecodingVersions?> FindAsync(
        ISandbox sandbox, List<Problem> missing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(missing);
        var lines = await DecodingProgram.VersionsAsync(sandbox, ct);
        if (Line(DecodingProgram.FileName) is { } program && Line("metadata-extractor") is { } metadata
            && Line("anglesharp") is { } page && Line("pdfpig") is { } paper)
        {
            return new DecodingVersions(program, metadata, page, paper);
        }

        missing.Add(new Problem(
            "tool-missing",
            DecodingProgram.FileName,
            $"{DecodingProgram.FileName} is not beside this program, or does not start in the sandbox: what"
            + " it examines is left out.",
            "`./run --build` makes it; where the decoders' user cannot pass the folders above it, move it."));
        return null;

        string? Line(string name) =>
            lines?.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
    }
}
