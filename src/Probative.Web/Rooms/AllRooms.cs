using Probative.Web.Rooms.Case;
using Probative.Web.Rooms.Checking;
using Probative.Web.Rooms.Handover;
using Probative.Web.Rooms.Record;

namespace Probative.Web.Rooms;

/// <summary>The rooms, in the order of the rail.</summary>
internal static class AllRooms
{
    public static IReadOnlyList<IRoom> InOrder { get; } =
    [
        new CaseRoom(),
        new HandoverRoom(),
        new CheckingRoom(),
        new RecordRoom(),
    ];
}
