using Probative.Kernel.Views;

namespace Probative.Reading.Names;

/// <summary>A source, an entity or a place with all that is known of its name.</summary>
/// <param name="View">As it was last described.</param>
/// <param name="Names">Every spelling that counts, the one that lists show first.</param>
/// <param name="Apart">What it must not be taken for.</param>
internal sealed record NamedThing(
    NamedView View, IReadOnlyList<NameView> Names, IReadOnlyList<KeptApartView> Apart)
{
    /// <summary>The spellings beside the one that lists show, each once.</summary>
    public IReadOnlyList<NameView> OtherNames =>
    [
        .. Names.Where(name => name.Text != View.Name || name.Language is not null)
            .DistinctBy(name => (name.Text, name.Language)),
    ];

    /// <summary>What is stated of it now; null when its name was destroyed.</summary>
    public Description? Described => View.Name is not { } name ? null : new Description
    {
        Node = View.Node,
        Kind = View.Kind,
        Name = name,
        Names = [.. OtherNames.Select(one => new Spelling(one.Text, one.Language))],
        Remark = View.Remark,
        Latitude = View.Latitude,
        Longitude = View.Longitude,
        RadiusMetres = View.RadiusMetres,
        Iso3166 = View.Iso3166,
        Basis = View.Basis,
    };
}
