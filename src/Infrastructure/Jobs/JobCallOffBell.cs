using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Says that a job which runs is called off. Apart from <see cref="JobBell"/>, or each job that comes would make all that run look.</summary>
internal sealed class JobCallOffBell : Bell;
