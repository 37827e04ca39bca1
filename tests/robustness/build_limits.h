#pragma once
// How long a whole build of a hostile site may take, in seconds of processor time; see robustness_cases.cpp for the
// factors between kinds of builds.

namespace waymark {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double most_build_seconds = 40.0;
#elif defined(NDEBUG)
inline constexpr double most_build_seconds = 2.5;
#else
inline constexpr double most_build_seconds = 8.0;
#endif

}  // namespace waymark
