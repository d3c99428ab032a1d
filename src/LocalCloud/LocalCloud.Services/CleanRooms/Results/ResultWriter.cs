using System.Globalization;
using LocalCloud.Services.CleanRooms.Jobs;
using LocalCloud.Services.CleanRooms.Parquet;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Results;

/// <summary>Writes what a successful job gives its receiver: a folder an output, with Parquet parts and <c>_SUCCESS</c>.</summary>
internal sealed class ResultWriter(IObjects objects)
{
    /// <summary>Writes everything; doing it again writes the same.</summary>
    /// <exception cref="AwsException">The bucket is not there, or refuses.</exception>
    public async Task WriteAsync(Job job, CancellationToken cancellationToken)
    {
        foreach (var output in job.Plan.Outputs)
        {
            var folder = $"{job.Folder}{output.Name}/";
            var part = 0;
            foreach (var columns in OutputRows.Parts(output))
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{folder}part-{part++:D5}.parquet");
                using var file = new MemoryStream(ParquetFile.Write(columns), writable: false);
                await objects.PutAsync(job.Target.Bucket, key, file, "application/vnd.apache.parquet", cancellationToken);
            }

            await objects.PutAsync(
                job.Target.Bucket, $"{folder}_SUCCESS", Stream.Null, "application/octet-stream", cancellationToken);
        }
    }
}
