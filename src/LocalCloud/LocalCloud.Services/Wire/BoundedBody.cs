using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>Reads small bodies whole.</summary>
internal static class BoundedBody
{
    /// <summary>The body's bytes.</summary>
    /// <exception cref="AwsException">RequestEntityTooLarge, 413.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int limit)
    {
        if (context.Request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(piece, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            await buffer.WriteAsync(piece.AsMemory(0, read), context.RequestAborted).ConfigureAwait(false);
        }

        return buffer.ToArray();
    }

    private static AwsException TooLarge(int limit) =>
        new("RequestEntityTooLargeException", 413, $"Request must be smaller than {limit} bytes.");
}
