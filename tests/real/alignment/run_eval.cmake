if(NOT IS_DIRECTORY "${REPOSITORY}/../shared/corpus/mfa")
  message(STATUS "the folder shared/ does not lie beside the repository")
  return()
endif()
execute_process(
  COMMAND "${EVAL}" "${REPOSITORY}/tests/real/corpus" "${REPOSITORY}/tests/real/alignment/pairs.tsv" --precision 0.98 --recall 0.88
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "alignment_eval ended with ${result}")
endif()
