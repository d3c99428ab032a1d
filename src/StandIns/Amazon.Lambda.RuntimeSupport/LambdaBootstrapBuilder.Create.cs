using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <content>A builder for every shape of handler.</content>
public partial class LambdaBootstrapBuilder
{
    /// <summary>For a handler that writes its output itself.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext, MemoryStream> handler) =>
        new(
            (i, c, o) =>
            {
                handler(i, c, (MemoryStream)o);
                return Task.CompletedTask;
            },
            null);

    /// <summary>For a handler of streams that wants a serializer in its context.</summary>
    public static LambdaBootstrapBuilder Create(
        Func<Stream, ILambdaContext, Task<Stream>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => await CopyAsync(await handler(i, c), o), serializer);

    /// <summary>For an asynchronous handler that takes nothing and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Task> handler) =>
        new((i, c, o) => handler(), null);

    /// <summary>For an asynchronous handler that takes the input's stream and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Task> handler) =>
        new((i, c, o) => handler(i), null);

    /// <summary>For an asynchronous handler that takes an input and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, Task> handler,
        ILambdaSerializer serializer) =>
        new((i, c, o) => handler(serializer.Deserialize<TInput>(i)), serializer);

    /// <summary>For an asynchronous handler that takes the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task> handler) =>
        new((i, c, o) => handler(c), null);

    /// <summary>For an asynchronous handler that takes the input's stream and the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task> handler) =>
        new((i, c, o) => handler(i, c), null);

    /// <summary>For an asynchronous handler that takes an input and the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task> handler,
        ILambdaSerializer serializer) =>
        new((i, c, o) => handler(serializer.Deserialize<TInput>(i), c), serializer);

    /// <summary>For an asynchronous handler that takes nothing and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Task<Stream>> handler) =>
        new(async (i, c, o) => await CopyAsync(await handler(), o), null);

    /// <summary>For an asynchronous handler that takes the input's stream and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Task<Stream>> handler) =>
        new(async (i, c, o) => await CopyAsync(await handler(i), o), null);

    /// <summary>For an asynchronous handler that takes an input and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, Task<Stream>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => await CopyAsync(await handler(serializer.Deserialize<TInput>(i)), o), serializer);

    /// <summary>For an asynchronous handler that takes the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task<Stream>> handler) =>
        new(async (i, c, o) => await CopyAsync(await handler(c), o), null);

    /// <summary>For an asynchronous handler that takes the input's stream and the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(async (i, c, o) => await CopyAsync(await handler(i, c), o), null);

    /// <summary>For an asynchronous handler that takes an input and the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task<Stream>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => await CopyAsync(await handler(serializer.Deserialize<TInput>(i), c), o), serializer);

    /// <summary>For an asynchronous handler that takes nothing and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(), o), serializer);

    /// <summary>For an asynchronous handler that takes the input's stream and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(i), o), serializer);

    /// <summary>For an asynchronous handler that takes an input and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(serializer.Deserialize<TInput>(i)), o), serializer);

    /// <summary>For an asynchronous handler that takes the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(c), o), serializer);

    /// <summary>For an asynchronous handler that takes the input's stream and the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(i, c), o), serializer);

    /// <summary>For an asynchronous handler that takes an input and the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer) =>
        new(async (i, c, o) => serializer.Serialize(await handler(serializer.Deserialize<TInput>(i), c), o), serializer);

    /// <summary>For a synchronous handler that takes nothing and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action handler) =>
        new(
            (i, c, o) =>
            {
                handler();
                return Task.CompletedTask;
            },
            null);

    /// <summary>For a synchronous handler that takes the input's stream and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream> handler) =>
        new(
            (i, c, o) =>
            {
                handler(i);
                return Task.CompletedTask;
            },
            null);

    /// <summary>For a synchronous handler that takes an input and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Action<TInput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                handler(serializer.Deserialize<TInput>(i));
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<ILambdaContext> handler) =>
        new(
            (i, c, o) =>
            {
                handler(c);
                return Task.CompletedTask;
            },
            null);

    /// <summary>For a synchronous handler that takes the input's stream and the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext> handler) =>
        new(
            (i, c, o) =>
            {
                handler(i, c);
                return Task.CompletedTask;
            },
            null);

    /// <summary>For a synchronous handler that takes an input and the context and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Action<TInput, ILambdaContext> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                handler(serializer.Deserialize<TInput>(i), c);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes nothing and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream> handler) =>
        new((i, c, o) => CopyAsync(handler(), o), null);

    /// <summary>For a synchronous handler that takes the input's stream and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Stream> handler) =>
        new((i, c, o) => CopyAsync(handler(i), o), null);

    /// <summary>For a synchronous handler that takes an input and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, Stream> handler,
        ILambdaSerializer serializer) =>
        new((i, c, o) => CopyAsync(handler(serializer.Deserialize<TInput>(i)), o), serializer);

    /// <summary>For a synchronous handler that takes the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Stream> handler) =>
        new((i, c, o) => CopyAsync(handler(c), o), null);

    /// <summary>For a synchronous handler that takes the input's stream and the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Stream> handler) =>
        new((i, c, o) => CopyAsync(handler(i, c), o), null);

    /// <summary>For a synchronous handler that takes an input and the context and answers a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Stream> handler,
        ILambdaSerializer serializer) =>
        new((i, c, o) => CopyAsync(handler(serializer.Deserialize<TInput>(i), c), o), serializer);

    /// <summary>For a synchronous handler that takes nothing and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(), o);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes the input's stream and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(i), o);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes an input and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(serializer.Deserialize<TInput>(i)), o);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<ILambdaContext, TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(c), o);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes the input's stream and the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(i, c), o);
                return Task.CompletedTask;
            },
            serializer);

    /// <summary>For a synchronous handler that takes an input and the context and answers an output.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler,
        ILambdaSerializer serializer) =>
        new(
            (i, c, o) =>
            {
                serializer.Serialize(handler(serializer.Deserialize<TInput>(i), c), o);
                return Task.CompletedTask;
            },
            serializer);

    private static async Task CopyAsync(Stream? from, Stream to)
    {
        if (from is not null)
        {
            await from.CopyToAsync(to);
            await from.DisposeAsync();
        }
    }
}
