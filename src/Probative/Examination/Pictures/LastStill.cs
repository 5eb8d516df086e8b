using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// The picture that was decoded last: several examinations of one item look at it. For one caller at a time.
/// </summary>
public sealed class LastStill(ISandbox sandbox)
{
    private Subject? _of;
    private StillDecoder? _by;
    private PixelFrame? _frame;

    /// <summary>The picture of these bytes; or why there is none.</summary>
    public async Task<(PixelFrame? Frame, ExaminationOutcome.Failed? Failure)> DecodeAsync(
        StillDecoder decoder, Subject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(subject);
        if (_frame is not null && ReferenceEquals(_of, subject) && _by == decoder) return (_frame, null);
        _frame = null;
        var (frame, failure) = await decoder.DecodeAsync(sandbox, subject.Path, ct);
        (_of, _by, _frame) = (subject, decoder, frame);
        return (frame, failure);
    }
}
