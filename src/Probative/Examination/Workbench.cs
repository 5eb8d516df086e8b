using Probative.Examination.Metadata;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>
/// What one worker has at hand: the sandbox, and the programs that stay open in it. For one caller at a time.
/// </summary>
public sealed class Workbench(ISandbox sandbox) : IAsyncDisposable
{
    private ExifToolProgram? _exifTool;

    public ISandbox Sandbox => sandbox;

    /// <summary>Started by the first question.</summary>
    public ExifToolProgram ExifTool => _exifTool ??= new ExifToolProgram(sandbox);

    public async ValueTask DisposeAsync()
    {
        if (_exifTool is not null) await _exifTool.DisposeAsync();
    }
}
