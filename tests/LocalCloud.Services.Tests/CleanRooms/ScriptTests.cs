using System.Text;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;
using Testing;

namespace LocalCloud.Services.Tests.CleanRooms;

/// <summary>Entry scripts under python3, with a package of the tests' own in PySpark's place: what Spark itself does is not tried.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Folder = FreshScene.ResultsBucket + "/results/";

    private const string Spark = """
        import os
        class Frame:
            def __init__(self, text): self.text = text
            write = property(lambda self: self)
            def mode(self, mode): return self
            def parquet(self, path):
                os.makedirs(path)
                for name in ("part-00000.parquet", ".part-00000.parquet.crc", "_SUCCESS"):
                    with open(os.path.join(path, name), "w") as file: file.write(self.text)
        class Session:
            builder = read = property(lambda self: self)
            def master(self, name): return self
            appName = master
            def option(self, name, value): return self
            def getOrCreate(self): return self
            def csv(self, path):
                with open(path) as file: return Frame(file.read())
        SparkSession = Session()
        """;

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Script_ThatReturnsFrames_DeliversThem()
    {
        await using var room = await OpenAsync("""
            def entrypoint(context):
                visits, who = context["referencedTables"]["visits"], context["analysisParameters"]["audience"]
                visits.text += who
                return {"results": {"summary": visits}}
            """);
        var job = await room.StartAsync(FreshScene.Succeeding, new { jobParameters = new { parameters = new { audience = "me" } } });
        await AdvanceAsync(room);
        Assert.Equal("SUCCESS", await room.StatusAsync(job));
        Assert.Equal(
            [$"{Folder}{job}/summary/_SUCCESS", $"{Folder}{job}/summary/part-00000.parquet"],
            room.Objects.Objects.Keys.Where(k => k.Contains(job, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("a,b\nme", Encoding.UTF8.GetString(room.Objects.Objects[$"{Folder}{job}/summary/part-00000.parquet"]));
    }

    [Theory]
    [InlineData("def entrypoint(context):\n    raise ValueError('no rows')", "SCRIPT_FAILED", "ValueError: no rows")]
    [InlineData("def entrypoint(context):\n    return {'results': {'a': 1}}", "INVALID_RESULT", "not a DataFrame")]
    [InlineData("def entrypoint(context):\n    return 1", "INVALID_RESULT", "entrypoint must return")]
    [InlineData("x = 1", "INVALID_SCRIPT", "no function entrypoint")]
    [InlineData("import os\nos._exit(3)", "SCRIPT_FAILED", "ended with 3")]
    public async Task Script_ThatFails_FailsTheJobAndSaysWhy(string script, string code, string message)
    {
        await using var room = await OpenAsync(script);
        var job = await room.StartAsync(FreshScene.Succeeding);
        await AdvanceAsync(room);
        var error = (await room.GetAsync(job)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PySpark_Missing_FailsTheJobAndSaysWhatToDo()
    {
        await using var room = await OpenAsync("", spark: "raise ImportError('No module named pyspark')");
        var job = await room.StartAsync(FreshScene.Succeeding);
        await AdvanceAsync(room);
        var error = (await room.GetAsync(job)).GetProperty("error");
        Assert.Equal("PYSPARK_MISSING", error.GetProperty("code").GetString());
        Assert.Contains("pip install pyspark", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Python_Missing_FailsTheJobAndSaysWhatToDo()
    {
        await using var room = await OpenAsync("", python: "no-such-python");
        var job = await room.StartAsync(FreshScene.Succeeding);
        await AdvanceAsync(room);
        Assert.Equal("PYTHON_MISSING", (await room.GetAsync(job)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Job_ThatAsksForAScript_IsRefused()
    {
        await using var room = await CleanRoom.OpenAsync();
        var error = await Assert.ThrowsAsync<AwsException>(() => room.StartAsync(
            FreshScene.Succeeding, new { jobParameters = new { parameters = new { local_behavior = """{"script":{"python":"/bin/sh"}}""" } } }));
        Assert.Equal("ValidationException", error.Code);
    }

    private static Task AdvanceAsync(CleanRoom room) => room.PassAsync(60);

    private async Task<CleanRoom> OpenAsync(string script, string spark = Spark, string? python = null)
    {
        Assert.SkipUnless(python is not null || Programs.IsOnPath("python3"), "needs python3");
        var package = Directory.CreateDirectory(Path.Combine(_folder.Path, "pyspark")).FullName;
        await File.WriteAllTextAsync(Path.Combine(package, "__init__.py"), "");
        await File.WriteAllTextAsync(Path.Combine(package, "sql.py"), spark);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "visits.csv"), "a,b\n");
        var room = await CleanRoom.OpenAsync(scene =>
        {
            var template = scene["analysisTemplates"]!.AsArray().Single(t => t!["id"]!.ToString() == FreshScene.Succeeding)!.AsObject();
            template["entryPoint"] = new JsonObject { ["bucket"] = "scripts", ["key"] = "entry.py" };
            template["behavior"] = new JsonObject
            {
                ["script"] = new JsonObject
                {
                    ["tables"] = new JsonObject { ["visits"] = Path.Combine(_folder.Path, "visits.csv") },
                    ["python"] = python,
                    ["pythonPath"] = new JsonArray(_folder.Path),
                },
            };
        });
        await room.Objects.CreateBucketAsync("scripts", CancellationToken.None);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(script));
        await room.Objects.PutAsync("scripts", "entry.py", content, "text/x-python", CancellationToken.None);
        return room;
    }
}
