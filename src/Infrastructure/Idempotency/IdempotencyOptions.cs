using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Idempotency;

public sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    /// <summary>How long an answer is kept for whoever sends the same again, a minute to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long whoever sends the same again waits for the first one to be done, 10 milliseconds to 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);
}
