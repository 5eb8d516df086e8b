using System.Globalization;

namespace Probative.Formats.Klv;

/// <summary>Items of ST 0601 that hold records without tags, one or a list of them.</summary>
internal static class Records
{
    // More than an aircraft has of anything; a list past it is not of its form.
    private const int RecordsMost = 256;

    private static readonly string[] Views = ["azimuth", "elevation", "roll"];

    private static readonly Forms.Reader PayloadTypes = Forms.Code(
        0, "electro_optical", "lidar", "radar", "sigint");

    private static readonly Forms.Reader Wavelength = Forms.Mapped(0, 1e9);
    private static readonly Forms.Reader WaypointInfo = Forms.Flags("manual", "ad_hoc");
    private static readonly Forms.Reader Engagement = Forms.Flags("fuze", "laser", "target", "armed");

    private static readonly Forms.Reader StoreStates = Forms.Code(
        0,
        "off",
        "initialization",
        "ready_degraded",
        "ready",
        "launch",
        "free_flight",
        "abort",
        "miss_fire",
        "hang_fire",
        "jettisoned",
        "stepped_over",
        "no_status");

    /// <summary>What the aircraft was told to do, and when (tag 115).</summary>
    public static ItemValue? ControlCommand(ReadOnlyMemory<byte> bytes)
    {
        var pack = new PackReader(bytes);
        pack.Add("id", pack.Oid());
        pack.Add("command", Forms.Text(pack.Lengthed()));
        if (!pack.IsAtEnd) pack.Add("time", Forms.Time(pack.Rest()));
        return pack.Finish();
    }

    /// <summary>Bands that sensors see, each with its ends in nanometres (tag 128).</summary>
    public static ItemValue? Wavelengths(ReadOnlyMemory<byte> bytes) => Series(bytes, record =>
    {
        var pack = new PackReader(record);
        pack.Add("id", pack.Oid());
        pack.Add("minimum_nm", Wavelength(pack.Take(4)));
        pack.Add("maximum_nm", Wavelength(pack.Take(4)));
        pack.Add("name", Forms.Text(pack.Rest()));
        return pack.Finish();
    });

    /// <summary>What is on board besides weapons: how many, and some or all of them (tag 138).</summary>
    public static ItemValue? Payloads(ReadOnlyMemory<byte> bytes)
    {
        var pack = new PackReader(bytes);
        pack.Add("count", pack.Oid());
        pack.Add("records", Series(pack.Rest(), record =>
        {
            var payload = new PackReader(record);
            payload.Add("id", payload.Oid());
            payload.Add("type", PayloadTypes(payload.OidBytes()));
            payload.Add("name", Forms.Text(payload.Lengthed()));
            return payload.Finish();
        }));
        return pack.Finish();
    }

    /// <summary>
    /// The numbers of the payloads in use, as bits from the lowest on (tag 139). In which order several bytes
    /// go, readers disagree, so that more than one is kept as bytes.
    /// </summary>
    public static ItemValue? ActivePayloads(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != 1) return ItemValue.Raw.Instance;
        var value = bytes.Span[0];
        var set = Enumerable.Range(0, 8)
            .Where(bit => (value >> bit & 1) != 0)
            .Select(bit => bit.ToString(CultureInfo.InvariantCulture));
        return new ItemValue.Flags(value, [.. set]);
    }

    /// <summary>Weapons by their place on the aircraft, and the state of each (tag 140).</summary>
    public static ItemValue? WeaponsStores(ReadOnlyMemory<byte> bytes) => Series(bytes, record =>
    {
        var pack = new PackReader(record);
        pack.Add("station", pack.Oid());
        pack.Add("hardpoint", pack.Oid());
        pack.Add("carriage", pack.Oid());
        pack.Add("store", pack.Oid());
        var status = pack.OidBytes();
        if (status.Length == 4)
        {
            pack.Add("general_status", StoreStates(status[3..]));
            pack.Add("engagement_status", Engagement(new[] { (byte)(status.Span[2] & 0x0f) }));
        }

        pack.Add("type", Forms.Text(pack.Lengthed()));
        return pack.Finish();
    });

    /// <summary>
    /// Where the aircraft is to fly (tag 141): in which order (negative: where it was; 32,767: cancelled),
    /// who set it, and the place.
    /// </summary>
    public static ItemValue? Waypoints(ReadOnlyMemory<byte> bytes) => Series(bytes, record =>
    {
        var pack = new PackReader(record);
        pack.Add("id", pack.Oid());
        pack.Add("order", Forms.SignedCount(pack.Take(2)));
        if (!pack.IsAtEnd) pack.Add("info", WaypointInfo(pack.Take(1)));
        if (!pack.IsAtEnd) pack.Add("location", Packs.Place(pack.Rest(), 9000, 3));
        return pack.Finish();
    });

    /// <summary>How far the sensor can turn: where each angle starts and how far it goes (tag 142).</summary>
    public static ItemValue? ViewDomain(ReadOnlyMemory<byte> bytes) =>
        Packs.Lengthed(bytes, Views, (at, pair) =>
        {
            if (pair.Length % 2 != 0) return null;
            var start = at == 1 ? Forms.Mapped(-180, 180) : Forms.Mapped(0, 360);
            var pack = new PackReader(pair);
            pack.Add("start", start(pack.Take(pair.Length / 2)));
            pack.Add("range", Forms.Mapped(0, 360)(pack.Rest()));
            return pack.Finish();
        });

    /// <summary>Which of several sources a set inside the set is of (tag 143).</summary>
    public static ItemValue? SubstreamId(ReadOnlyMemory<byte> bytes)
    {
        var pack = new PackReader(bytes);
        pack.Add("local_id", pack.Oid());
        if (!pack.IsAtEnd) pack.Add("uuid", Forms.Uuid(pack.Rest()));
        return pack.Finish();
    }

    /// <summary>Records with a length before each; one that is not of its form hides no other.</summary>
    private static ItemValue.Parts? Series(
        ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, ItemValue?> read)
    {
        var pack = new PackReader(bytes);
        for (var count = 0; !pack.IsAtEnd; count++)
        {
            if (count >= RecordsMost) return null;
            var record = pack.Lengthed();
            if (pack.IsBroken) return null;
            var reading = read(record) ?? ItemValue.Malformed.Instance;
            pack.Add(count.ToString(CultureInfo.InvariantCulture), reading);
        }

        return pack.Finish();
    }
}
