using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Telemetry;
using Probative.Formats.Telemetry.Dji;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Telemetry.Dji;

public sealed class DjiReaderTests
{
    [Fact]
    public void Samples_read_as_another_reader_reads_them_but_for_the_one_that_it_turns_round()
    {
        var folder = Repository.Outside("klv-dji/dji-srt");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var seen = 0;
        foreach (var entry in expected.RootElement.EnumerateObject())
        {
            var path = Path.Combine(folder, entry.Name);
            if (!File.Exists(path)) continue;
            using var source = FileBytes.Open(path);
            var file = DjiReader.Read(source);
            if (!entry.Value.TryGetProperty("with_gps", out var count)) continue;
            seen++;
            var placed = file.Cues.Where(cue => cue.Position is not null).ToList();

            // The other reader completes a cut position with a number of the cue before; here it is none.
            var halves = file.Cues.Where(cue => cue.Latitude is null != cue.Longitude is null).ToList();
            Assert.True(
                count.GetInt32() == placed.Count + halves.Count, $"{entry.Name}: {placed.Count} positions.");
            var isTurned = entry.Value.TryGetProperty("note", out _);
            Compare(entry.Name, placed[0], entry.Value.GetProperty("first"), isTurned);
            if (!halves.Contains(file.Cues[^1]))
                Compare(entry.Name, placed[^1], entry.Value.GetProperty("last"), isTurned);
            Assert.Equal(isTurned, file.Order == CoordinateOrder.LatitudeFirst);
        }

        Assert.True(seen >= 7);
    }

    [Theory]
    [InlineData("GPS(149.0251,-20.2533,16)", CoordinateOrder.LongitudeFirst, OrderReason.Range, -20.2533)]
    [InlineData("GPS(-20.2533,149.0251,16)", CoordinateOrder.LatitudeFirst, OrderReason.Range, -20.2533)]
    [InlineData("GPS(36.6146,-6.1120,0.0M)", CoordinateOrder.LatitudeFirst, OrderReason.Form, 36.6146)]
    [InlineData("GPS (-58.8, -34.2, 15), D 698.70m", CoordinateOrder.LongitudeFirst, OrderReason.Form, -34.2)]
    [InlineData("HOME(31.0,48.5) GPS(31.1,48.6,9M)", CoordinateOrder.LongitudeFirst, OrderReason.Form, 48.6)]
    [InlineData("GPS(W: 6.1, N: 36.6, 5)", CoordinateOrder.LongitudeFirst, OrderReason.Letters, 36.6)]
    [InlineData("GPS(N36.6, W6.1)", CoordinateOrder.LatitudeFirst, OrderReason.Letters, 36.6)]
    [InlineData("[latitude: 5.5] [longitude: 100.1]", CoordinateOrder.Named, OrderReason.None, 5.5)]
    public void The_order_of_coordinates_is_decided_with_a_reason(
        string text, CoordinateOrder order, OrderReason reason, double latitude)
    {
        var file = Read(Cue(1, text));
        Assert.Equal((order, reason), (file.Order, file.OrderReason));
        Assert.Equal(reason == OrderReason.Form, file.IsOrderAmbiguous);
        Assert.Equal(latitude, file.Cues[0].Position?.Latitude);
        Assert.Empty(file.Damage);
    }

    [Fact]
    public void One_number_beyond_90_decides_for_every_cue_of_the_file()
    {
        var file = Read(Cue(1, "GPS(89.9,10.0,0.0M)") + Cue(2, "GPS(90.1,10.0,0.0M)"));
        Assert.Equal((CoordinateOrder.LongitudeFirst, OrderReason.Range), (file.Order, file.OrderReason));
        Assert.All(file.Cues, cue => Assert.Equal(10, cue.Position?.Latitude));
        file = Read(Cue(1, "GPS(95,10)") + Cue(2, "GPS(10,95)"));
        Assert.Equal(TrackCodes.CueOrder, file.Damage[0].Code);
        Assert.Single(file.Cues, cue => cue.Position is null);
    }

    [Fact]
    public void Newer_forms_give_gimbal_heights_and_exposure()
    {
        var file = Read(Cue(
            7,
            "<font size=\"28\">FrameCnt: 7, DiffTime: 33ms\r\n2023-06-01 13:14:15.123\r\n[iso: 110] "
                + "[shutter: 1/1250.0] [fnum: 2.8] [ev: -0.7] [color_md: default] [ae_meter_md: 1] "
                + "[focal_len: 24.00] [dzoom_ratio: 1.00], [latitude: 48.1] [longitude: 37.2] "
                + "[rel_alt: 1.300 abs_alt: 143.128] "
                + "[ct: 5500] [gb_yaw: -12.5 gb_pitch: -90.0 gb_roll: 0.1] </font>"));
        var cue = Assert.Single(file.Cues);
        Assert.Equal(new DateTime(2023, 6, 1, 13, 14, 15, 123, DateTimeKind.Unspecified), cue.WrittenTime);
        Assert.Equal(DateTimeKind.Unspecified, cue.WrittenTime!.Value.Kind);
        Assert.Equal((7L, 33.0), (cue.FrameNumber, cue.DiffMillis));
        Assert.Equal((1.3, 143.128), (cue.RelativeHeightMetres, cue.AltitudeMetres));
        Assert.Equal(new Attitude(-12.5, -90, 0.1), cue.Gimbal);
        Assert.Equal((110.0, 1 / 1250.0), (cue.Iso, cue.ExposureSeconds));
        Assert.Equal((2.8, -0.7), (cue.FNumber, cue.ExposureValue));
        Assert.Equal((24.0, 5500.0), (cue.FocalLengthMillimetres, cue.ColorTemperature));
        Assert.Equal((1.0, "default"), (cue.Zoom, cue.ColorMode));
        Assert.Contains("ae_meter_md", file.Fields);
    }

    [Fact]
    public void Older_forms_without_dates_stay_dateless()
    {
        var file = Read(Cue(
            1,
            "F/5.6, SS 400, ISO 100, EV +0.7, GPS (-59.409424, -34.650200, 16), "
                + "HOME (-59.407880, -34.650736, 7.60m), D 153.32m, H 17.39m, H.S 1.84m/s, V.S 0.00m/s, "
                + "F.PRY (-8.9°, 2.9°, -75.0°), "
                + "G.PRY (-27.3°, 0.0°, -76.0°)"));
        var cue = Assert.Single(file.Cues);
        Assert.Null(cue.WrittenTime);
        Assert.Equal((5.6, 1 / 400.0), (cue.FNumber, cue.ExposureSeconds));
        Assert.Equal((100.0, 0.7), (cue.Iso, cue.ExposureValue));
        Assert.Equal((153.32, 17.39), (cue.HomeDistanceMetres, cue.RelativeHeightMetres));
        Assert.Equal((1.84, 0.0), (cue.GroundSpeed, cue.VerticalSpeed));
        Assert.Equal(new Attitude(-75, -8.9, 2.9), cue.Flight);
        Assert.Equal(new Attitude(-76, -27.3, 0), cue.Gimbal);
        Assert.Equal(-34.650736, cue.Home?.Place(file.Order)?.Latitude);
        var point = Assert.Single(file.ToTrack(TrackLimits.Usual).Points);
        Assert.Null(point.Micros);
        Assert.Null(point.WrittenTime);
        Assert.Equal(1_000_000, point.MediaMicros);
    }

    [Fact]
    public void Cues_with_and_without_dates_are_held_against_each_other_by_the_recording()
    {
        var file = Read(Cue(1, "GPS(1,2)") + Cue(2, "2022.06.21 16:06:17 GPS(1,2)") + Cue(3, "GPS(1,2)"));
        var track = file.ToTrack(TrackLimits.Usual);
        Assert.Equal([false, true, false], track.Points.Select(point => point.WrittenTime is not null));
        Assert.Equal(1, track.StepSeconds);
        Assert.Empty(track.Faults);
    }

    [Fact]
    public void Zero_coordinates_are_no_place_and_cut_cues_are_told()
    {
        var file = Read(
            Cue(1, "[latitude: 0.000000] [longitude: 0.000000]") + Cue(2, "GPS(0.0000,0.0000,0)")
            + Cue(3, "[iso: 100] [latit") + "\nstray\n\n9\n");
        Assert.Equal(2, file.ZeroPositions);
        Assert.All(file.Cues, cue => Assert.Null(cue.Position));
        Assert.Equal(
            [TrackCodes.CueText, TrackCodes.Cue, TrackCodes.Cue], file.Damage.Select(one => one.Code));
    }

    [Fact]
    public void Offsets_lead_to_the_numbers_of_cues_whatever_ends_the_lines()
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var text = "\ufeff" + string.Concat(Enumerable.Range(1, 300).Select(i => Cue(i, "ISO:100")));
            var bytes = Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace("\n", end, StringComparison.Ordinal));
            var file = DjiReader.Read(new MemoryBytes(bytes));
            Assert.Equal(300, file.Cues.Count);
            foreach (var cue in file.Cues.Skip(1))
            {
                var number = cue.Number.ToString(CultureInfo.InvariantCulture);
                Assert.Equal(number, Encoding.ASCII.GetString(bytes.AsSpan((int)cue.Offset, number.Length)));
                Assert.True(bytes[cue.Offset - 1] is (byte)'\n' or (byte)'\r');
            }
        }
    }

    [Fact]
    public void A_packet_of_xmp_gives_its_attributes_and_elements()
    {
        var xmp = DjiXmp.Read(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:Description xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/"
              drone-dji:GpsLatitude="+48.123456" drone-dji:GpsLongtitude = '37.5'
              drone-dji:RelativeAltitude="+100.30" drone-dji:AbsoluteAltitude="+250.1"
              drone-dji:GimbalYawDegree="-12.5" drone-dji:FlightYawDegree="3.5"
              drone-dji:SelfData="a &amp; b">
              <drone-dji:GimbalPitchDegree>-90.00</drone-dji:GimbalPitchDegree></rdf:Description></x:xmpmeta>
            """u8);
        Assert.NotNull(xmp);
        Assert.Equal(new GeoPoint(48.123456, 37.5), xmp.Position);
        Assert.Equal((100.3, 250.1), (xmp.RelativeAltitudeMetres, xmp.AbsoluteAltitudeMetres));
        Assert.Equal(new Attitude(-12.5, -90, null), xmp.Gimbal);
        Assert.Equal(3.5, xmp.Flight.Yaw);
        Assert.Contains(new("SelfData", "a & b"), xmp.Values);
        const string Names = "xmlns:q=\"http://www.dji.com/drone-dji/1.0/\"";
        var other = $"<d {Names} q:GpsLatitude=\"1\" q:GpsLongitude=\"2\"/>";
        Assert.Equal(new GeoPoint(1, 2), DjiXmp.Read(Encoding.UTF8.GetBytes(other))?.Position);
        Assert.Null(DjiXmp.Read("<x:xmpmeta/>"u8));
    }

    [Fact]
    public void Random_and_changed_texts_never_throw()
    {
        const string Signs = "0123456789:,.-+> <[](){}/=\"'\n\rEWNSGPSHOMEDFnumisolatudegb_yaw°\0&;";
        const string Old = "GPS(1,2,3M) F.PRY (1, 2, 3) [shutter : 1/8] EV: ISO:1";
        var whole = Cue(1, "<font>2023-06-01 13:14:15,123,456 " + Old);
        const string Xmp =
            "<a xmlns:b=\"http://www.dji.com/drone-dji/1.0/\" b:GpsLatitude=\"1\"><b:X>1</b:X>";
        Gen.Char[Signs].Array[0, 400].Sample(
            noise =>
            {
                var text = new string(noise);
                Read(text);
                Read(Cue(1, text));
                var named = text.Replace("=", "=\" b:x=\"", StringComparison.Ordinal);
                DjiXmp.Read(Encoding.UTF8.GetBytes(Xmp + named));
            },
            iter: 5000);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Char[Signs]).Array[1, 15].Sample(
            changes =>
            {
                var text = whole.ToCharArray();
                foreach (var (at, sign) in changes) text[at] = sign;
                Read(new string(text)).ToTrack(TrackLimits.Usual);
                var packet = Encoding.UTF8.GetBytes(Xmp);
                foreach (var (at, sign) in changes) packet[at % packet.Length] = (byte)sign;
                DjiXmp.Read(packet);
            },
            iter: 5000);
    }

    private static void Compare(string name, DjiCue cue, JsonElement told, bool isTurned)
    {
        var north = told.GetProperty(isTurned ? "lon" : "lat").GetDouble();
        var east = told.GetProperty(isTurned ? "lat" : "lon").GetDouble();
        Assert.Equal(new GeoPoint(north, east), cue.Position);
        var start = TimeSpan.ParseExact(
            told.GetProperty("timecode").GetString()!, @"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);
        Assert.Equal(start.TotalMicroseconds, cue.StartMicros);

        // The other reader puts the written time into the zone of the place; zones are quarters of an hour.
        var date = told.GetProperty("date_ms");
        Assert.Equal(date.ValueKind == JsonValueKind.Null, cue.WrittenTime is null);
        if (cue.WrittenTime is { } written)
        {
            var away = (written - DateTime.UnixEpoch).TotalMilliseconds - date.GetInt64();
            Assert.InRange(Math.Abs(Math.IEEERemainder(away, 900_000)), 0, 1);
            Assert.InRange(away / 3_600_000, -12, 14);
        }

        if (told.TryGetProperty("iso", out var iso)) Assert.Equal(iso.GetDouble(), cue.Iso);
        if (told.TryGetProperty("fnum", out var stop)) Assert.Equal(stop.GetDouble(), cue.FNumber);
        if (told.TryGetProperty("shutter", out var part))
            Assert.Equal(1 / part.GetDouble(), cue.ExposureSeconds);
        if (told.TryGetProperty("barometer", out var height))
            Assert.Equal(height.GetDouble(), cue.RelativeHeightMetres);
        if (!told.TryGetProperty("home", out var home)) return;
        var place = cue.Home?.Place(CoordinateOrder.LongitudeFirst);
        Assert.Equal(home.GetProperty("LATITUDE").GetDouble(), place?.Latitude);
        Assert.True(home.GetProperty("LONGITUDE").GetDouble() == place?.Longitude, name);
    }

    private static DjiFile Read(string text) => DjiReader.Read(new MemoryBytes(Encoding.UTF8.GetBytes(text)));

    private static string Cue(int number, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number}\r\n00:00:{number % 60:00},000 --> 00:00:{number % 60:00},033\r\n{text}\r\n\r\n");
}
