using Probative.Kernel.Sandbox;
using Probative.Ledger;

namespace Probative.Examination.Pictures;

/// <summary>
/// The picture that was decoded last: several examinations of one item look at it. For one caller at a time.
/// </summary>
public sealed class LastStill(ISandbox sandbox)
{
    private Hash32? _of;
    private StillDecoder? _by;
    private PixelFrame? _frame;

    /// <summary>The picture of these bytes; or why there is none.</summary>
    public async Task<(PixelFrame? Frame, ExaminationOutcome.Failed? Failure)> DecodeAsync(
        StillDecoder decoder, Subject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(subject);
        if (_frame is not null && _of == subject.Sha256 && _by == decoder) return (_frame, null);
        _frame = null;
        var (frame, failure) = await decoder.DecodeAsync(sandbox, subject.Path, ct);
        (_of, _by, _frame) = (subject.Sha256, decoder, frame);
        return (frame, failure);
    }
}
