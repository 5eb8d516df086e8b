using Probative.Examination.Decoding;
using Probative.Examination.Metadata;
using Probative.Examination.Pictures;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>
/// What one worker has at hand: the sandbox, and the programs that stay open in it. For one caller at a time.
/// </summary>
public sealed class Workbench(ISandbox sandbox) : IAsyncDisposable
{
    private ExifToolProgram? _exifTool;
    private DecodingProgram? _decoding;

    public ISandbox Sandbox => sandbox;

    /// <summary>Is told how many frames a long examination has behind it; null where nobody waits.</summary>
    public Action<long>? Tell { get; init; }

    /// <summary>Decodes stills, each once for the examinations that look at it.</summary>
    public LastStill Stills { get; } = new(sandbox);

    /// <summary>Started by the first question.</summary>
    public ExifToolProgram ExifTool => _exifTool ??= new ExifToolProgram(sandbox);

    /// <summary>Started by the first question.</summary>
    public DecodingProgram Decoding => _decoding ??= new DecodingProgram(sandbox);

    public async ValueTask DisposeAsync()
    {
        if (_decoding is not null) await _decoding.DisposeAsync();
        if (_exifTool is not null) await _exifTool.DisposeAsync();
    }
}
