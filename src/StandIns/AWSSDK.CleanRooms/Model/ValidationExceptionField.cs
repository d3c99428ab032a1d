using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ValidationExceptionField
{
    public string Name { get; set; }

    public string Message { get; set; }

    internal static ValidationExceptionField Read(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Message = json.Text("message"),
    };
}
