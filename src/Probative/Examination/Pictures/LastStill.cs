using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// The picture that was decoded last: several examinations of one item look at it. For one caller at a time.
/// </summary>
public sealed class LastStill(ISandbox sandbox)
{
    private Subject? _of;
    private StillDecoder? _by;
    private Still? _still;

    /// <summary>The picture of these bytes; or why there is none.</summary>
    public async Task<Still> DecodeAsync(
        StillDecoder decoder, Subject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(subject);
        if (_still is not null && ReferenceEquals(_of, subject) && _by == decoder) return _still;
        _still = null;
        var still = await decoder.DecodeAsync(sandbox, subject.Path, ct);
        (_of, _by) = (subject, decoder);
        if (still.Frame is not null) _still = still;
        return still;
    }
}
