using System.Collections.Concurrent;

namespace ProtectedJobs.Aws.Management;

/// <summary>Answers that are good for a moment, so that many who look at once make one call.</summary>
/// <param name="span">How long an answer is good.</param>
/// <param name="clock">Measures.</param>
internal sealed class ShortMemory<T>(TimeSpan span, TimeProvider clock)
{
    private const int Most = 5_000;
    private readonly ConcurrentDictionary<string, (long At, Task<T> Answer)> _answers = new();

    /// <summary>The answer to a question: the one that is remembered, or a new one.</summary>
    public async Task<T> OfAsync(string question, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        if (!_answers.TryGetValue(question, out var kept) || clock.GetElapsedTime(kept.At) >= span || kept.Answer.IsFaulted || kept.Answer.IsCanceled)
        {
            if (_answers.Count >= Most)
            {
                _answers.Clear();
            }

            kept = (clock.GetTimestamp(), ask());
            _answers[question] = kept;
        }

        return await kept.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets an answer that is no longer true.</summary>
    public void Forget(string question) => _answers.TryRemove(question, out _);
}
