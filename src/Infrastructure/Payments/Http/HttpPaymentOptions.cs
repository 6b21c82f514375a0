using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Payments.Http;

public sealed class HttpPaymentOptions : IValidatableObject
{
    public const string Section = $"{PaymentOptions.Section}:Http";

    /// <summary>Where the payment API is: https, or http on this machine or in Development.</summary>
    [Required]
    public Uri? BaseAddress { get; set; }

    /// <summary>What we show the payment API, in letters that fit a header. It may be missing only in Development.</summary>
    [RegularExpression("[!-~]*", ErrorMessage = "The key has letters that no header can carry.")]
    public string? ApiKey { get; set; }

    /// <summary>How long one try may take, from 100 ms to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long all tries and the waits between them may take, from 100 ms to 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a failed try is repeated, from 1 to 5 times.</summary>
    [Range(1, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first repetition, doubled for each further one, from 10 ms to 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:05")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>If the API asks for more patience than this (Retry-After), the call ends instead; from 0 to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Of so many tries within 30 s half must fail for calls to be stopped, from 2 to 1000.</summary>
    [Range(2, 1000)]
    public int TriesToJudgeBy { get; set; } = 10;

    /// <summary>How long no call leaves before one tries again, from 500 ms to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TotalTimeout < TryTimeout)
            yield return new($"All tries together need at least the time of one, {nameof(TryTimeout)}.", [nameof(TotalTimeout)]);
    }
}
