namespace Probative.Intake;

/// <summary>
/// The twelve things that can be stated of a file, in the order of <see cref="StatedField.All"/>; null is
/// *not stated*.
/// </summary>
public sealed class StatedRow
{
    private readonly string?[] _values = new string?[StatedField.All.Count];

    public string? this[StatedField field]
    {
        get => _values[IndexOf(field)];
        set => _values[IndexOf(field)] = NotStated.Read(value);
    }

    public StatedAcquisition Acquisition => new(
        this[StatedField.From],
        this[StatedField.How],
        this[StatedField.Received],
        this[StatedField.Conditions],
        this[StatedField.Consent]);

    /// <summary>Null when nothing was stated of any appearance: then none is recorded.</summary>
    public StatedAppearance? Appearance
    {
        get
        {
            var stated = new StatedAppearance(
                this[StatedField.Source],
                this[StatedField.Url],
                this[StatedField.TimeShown],
                this[StatedField.Zone],
                this[StatedField.SeenBy],
                this[StatedField.SeenHow],
                this[StatedField.Seen]);
            return stated == StatedAppearance.Nothing ? null : stated;
        }
    }

    public Statement ToStatement() => new(Acquisition, Appearance is { } appearance ? [appearance] : []);

    /// <summary>What is wrong with the values, one sentence each.</summary>
    public IEnumerable<string> Validate() =>
        StatedField.All.Select(field => field.Validate(this[field])).OfType<string>();

    private static int IndexOf(StatedField field)
    {
        for (var i = 0; i < StatedField.All.Count; i++)
        {
            if (ReferenceEquals(StatedField.All[i], field)) return i;
        }

        throw new ArgumentOutOfRangeException(nameof(field));
    }
}
